import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { removedApis } from './removedApis';

/**
 * Objects are of versions that are served.
 *
 * @internal
 */
export const removedApi: Rule = {
  code: 'istio/removed-api',
  title: 'Objects are of API versions that exist',
  severity: 'error',
  layer: 'schema',
  consequence: 'rejected',
  why: 'An API server without the definition of a version refuses objects of it: there is no match for the kind. These versions went with releases that are long out of support (release notes of Istio and of the Gateway API).',
  equivalents: [],
  example: {
    bad: `apiVersion: authentication.istio.io/v1alpha1
kind: Policy
metadata: { name: default, namespace: shop }
spec: { peers: [{ mtls: {} }] }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  },
  check(context) {
    return context.documents.flatMap(document => {
      const { apiVersion, kind, metadata } = document.object;
      const removed = removedApis.find(
        api =>
          api.apiVersion.test(apiVersion) &&
          (api.kinds.length === 0 || api.kinds.includes(kind)),
      );
      return removed
        ? {
            document,
            pointer: '/apiVersion',
            message: say`${kind} '${metadata.name}' is of ${apiVersion}, which went with ${removed.since}; use ${removed.instead}.`,
            params: { apiVersion, kind },
          }
        : [];
    });
  },
};
