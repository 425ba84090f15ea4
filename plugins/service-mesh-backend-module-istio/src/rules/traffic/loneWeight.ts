import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf, ruleName, titleOf } from '../documents';

/**
 * A lone destination carries no weight that says less than all.
 *
 * @internal
 */
export const loneWeight: Rule = {
  code: 'traffic/lone-weight',
  title: 'A lone destination has no weight below 100',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A route with one destination sends it everything, whatever its weight says; the destination of the rest is missing (Kiali KIA1104).',
  equivalents: ['KIA1104'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local }, weight: 90 }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      ['http', 'tcp', 'tls'].flatMap(protocol =>
        items(members(document.object.spec)[protocol]).flatMap(
          (rule, index) => {
            const [{ weight } = { weight: undefined }, ...others] = items(
              rule.route,
            );
            if (
              others.length > 0 ||
              typeof weight !== 'number' ||
              weight <= 0 ||
              weight >= 100
            ) {
              return [];
            }
            const { name } = identityOf(document.object);
            return [
              {
                document,
                pointer: `/spec/${protocol}/${index}/route/0/weight`,
                message: `Rule ${ruleName(rule, index)} of ${titleOf(
                  document,
                )} gives weight ${weight} to its only destination, which gets everything.`,
                params: { name, rule: index + 1, weight },
                fix: {
                  title: 'Write the weight that Istio takes it for.',
                  snippet: 'weight: 100',
                  replacement: '100',
                },
              },
            ];
          },
        ),
      ),
    );
  },
};
