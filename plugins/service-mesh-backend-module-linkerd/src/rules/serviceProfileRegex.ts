import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { serviceProfile } from '../kinds';
import { isRustRegex, readAll } from '../read';

/**
 * A route of a ServiceProfile whose path cannot be compiled.
 *
 * @internal
 */
export const serviceProfileRegex: Rule = {
  code: 'linkerd/service-profile-regex',
  title: 'The paths of a ServiceProfile are regular expressions',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: "A route of a ServiceProfile whose pathRegex Rust's regex crate does not read is dropped in silence; the webhook does not look (Linkerd 2.18, proxy).",
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
      condition: { method: GET, pathRegex: '/orders/(?=.+)' }
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
  check: ({ documents }) =>
    readAll(serviceProfile, documents).flatMap(document =>
      (document.spec.routes ?? []).flatMap(({ name, condition }, index) =>
        condition.pathRegex !== undefined && !isRustRegex(condition.pathRegex)
          ? [
              {
                document,
                pointer: toPointer([
                  'spec',
                  'routes',
                  index,
                  'condition',
                  'pathRegex',
                ]),
                message: `Route '${name}' of ServiceProfile '${document.object.metadata.name}' matches nothing: '${condition.pathRegex}' is no regular expression of Rust.`,
              },
            ]
          : [],
      ),
    ),
};
