import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { namespaceOf, readAll } from '../read';

const checked = ['Server', 'HTTPRoute', 'GRPCRoute'];

/**
 * An AuthorizationPolicy for something that is not there.
 *
 * @internal
 */
export const danglingTarget: Rule = {
  code: 'linkerd/dangling-target',
  title: 'An AuthorizationPolicy targets something that exists',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'An AuthorizationPolicy whose target does not exist in its own namespace authorizes nobody (Linkerd 2.18, policy controller).',
  equivalents: [],
  check: context =>
    readAll(authorizationPolicy, context.documents).flatMap(document => {
      const { kind, name } = document.spec.targetRef;
      const namespace = namespaceOf(document.object);
      const known = context
        .ofKind(kind)
        .filter(({ object }) => namespaceOf(object) === namespace);
      const exists = known.some(({ object }) => object.metadata?.name === name);
      if (exists || !checked.includes(kind)) {
        return [];
      }
      return [
        {
          document,
          pointer: '/spec/targetRef/name',
          message: `AuthorizationPolicy '${document.object.metadata.name}' targets ${kind} '${name}', which is not in its namespace; correct the name or add the ${kind}.`,
          params: { kind, name },
          ...(known.length
            ? {}
            : {
                undecided: `needs the ${kind}s of namespace '${
                  namespace ?? 'default'
                }'`,
              }),
        },
      ];
    }),
};
