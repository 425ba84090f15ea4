import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { readAll } from '../read';

/**
 * An AuthorizationPolicy without authentications.
 *
 * @internal
 */
export const authorizesEverybody: Rule = {
  code: 'linkerd/authorizes-everybody',
  title: 'An AuthorizationPolicy requires an authentication',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'An empty requiredAuthenticationRefs authorizes every client, those outside the mesh too (Linkerd 2.18, policy controller).',
  equivalents: [],
  check: ({ documents }) =>
    readAll(authorizationPolicy, documents)
      .filter(({ spec }) => spec.requiredAuthenticationRefs.length === 0)
      .map(document => ({
        document,
        pointer: '/spec/requiredAuthenticationRefs',
        message: `AuthorizationPolicy '${document.object.metadata.name}' requires no authentication and so authorizes everybody; name the callers, or delete it to authorize nobody.`,
      })),
};
