import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';

const known = ['apiVersion', 'kind', 'metadata', 'spec', 'status'];

/**
 * A member of a ServiceProfile beside its spec.
 *
 * @internal
 */
export const serviceProfileFields: Rule = {
  code: 'linkerd/service-profile-field',
  title: 'A ServiceProfile has only fields that Linkerd knows',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook reads a ServiceProfile strictly and refuses one with an unknown field (Linkerd 2.18, sp-validator).',
  equivalents: [],
  example: {
    bad: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: orders.shop.svc.cluster.local
  namespace: shop
spec:
  routes:
    - name: GET /orders/:id
      condition: { method: GET, pathRegex: '/orders/[^/]+' }
routes: []
`,
    good: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: orders.shop.svc.cluster.local
  namespace: shop
spec:
  routes:
    - name: GET /orders/:id
      condition: { method: GET, pathRegex: '/orders/[^/]+' }
`,
  },
  check: context =>
    context
      .ofKind('ServiceProfile')
      .filter(({ object }) =>
        String(object.apiVersion).startsWith('linkerd.io/'),
      )
      .flatMap(document =>
        Object.keys(document.object)
          .filter(key => !known.includes(key))
          .map(key => ({
            document,
            pointer: toPointer([key]),
            part: 'key',
            message: `ServiceProfile '${document.object.metadata?.name}' is refused: it has no field '${key}'.`,
            params: { field: key },
          })),
      ),
};
