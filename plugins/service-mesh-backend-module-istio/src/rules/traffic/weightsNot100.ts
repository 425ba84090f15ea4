import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf, ruleName } from '../documents';

/**
 * Weights read as percentages, so they should be percentages.
 *
 * @internal
 */
export const weightsNot100: Rule = {
  code: 'traffic/weights-not-100',
  title: 'Weights of a route sum to 100',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Istio divides requests in proportion to the weights whatever they sum to, so that a forgotten part goes unnoticed; several destinations with no weight at all are rejected (Istio: VirtualService.http.route.weight).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 90 }
        - { destination: { host: orders-next.shop.svc.cluster.local }, weight: 5 }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders-next, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 90 }
        - { destination: { host: orders-next.shop.svc.cluster.local }, weight: 10 }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      ['http', 'tcp', 'tls'].flatMap(protocol =>
        items(members(document.object.spec)[protocol]).flatMap(
          (rule, index) => {
            const weights = items(rule.route).map(({ weight }) =>
              typeof weight === 'number' ? weight : 0,
            );
            const sum = weights.reduce((a, b) => a + b, 0);
            if (weights.length < 2 || sum === 100) {
              return [];
            }
            const { name } = identityOf(document.object);
            return [
              {
                document,
                pointer: `/spec/${protocol}/${index}/route`,
                message: `The weights of rule ${ruleName(
                  rule,
                  index,
                )} of VirtualService ${name} sum to ${sum} and not to 100.`,
                params: { name, rule: index + 1, sum },
                severity: sum === 0 ? ('error' as const) : undefined,
              },
            ];
          },
        ),
      ),
    );
  },
};
