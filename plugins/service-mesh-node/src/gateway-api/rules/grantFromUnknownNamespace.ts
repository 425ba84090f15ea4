import { identityOf, items, members } from '../../lenient';
import { perContext } from '../../validate/perContext';
import { Rule, undecided } from '../../validate/rule';
import { documentsOf } from './view';

/** Namespaces that the input names. */
const namespaces = perContext<ReadonlySet<unknown>>(
  ({ documents, ofKind }) =>
    new Set<unknown>([
      ...documents.map(({ object }) => members(object.metadata).namespace),
      ...ofKind('Namespace').map(({ object }) => members(object.metadata).name),
    ]),
);

/**
 * A ReferenceGrant to a namespace that does not exist.
 *
 * @internal
 */
export const grantFromUnknownNamespace: Rule = {
  code: 'gateway-api/grant-from-unknown-namespace',
  title: 'A ReferenceGrant lets namespaces in that exist',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Nothing can use a grant to a namespace that does not exist, and whoever creates one of that name later is let in unseen (Gateway API, GEP-709).',
  equivalents: ['KIA1601'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: from-shop, namespace: billing }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shpo }]
  to: [{ group: '', kind: Service, name: payments }]
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
    good: `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: from-shop, namespace: billing }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: '', kind: Service, name: payments }]
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
    facts: { closedWorld: true },
  },
  check: context =>
    documentsOf(context, 'ReferenceGrant').flatMap(document => {
      const { name } = identityOf(document.object);
      return items(members(document.object.spec).from).flatMap(
        ({ namespace }, index) =>
          typeof namespace !== 'string' || namespaces(context).has(namespace)
            ? []
            : [
                {
                  document,
                  pointer: `/spec/from/${index}/namespace`,
                  message: `ReferenceGrant ${name} lets namespace '${namespace}' in, which ${
                    context.closedWorld
                      ? 'does not exist'
                      : 'nothing here names'
                  }.`,
                  params: { name, namespace },
                  ...(context.closedWorld
                    ? {}
                    : undecided(`needs the Namespace '${namespace}'`)),
                },
              ],
      );
    }),
};
