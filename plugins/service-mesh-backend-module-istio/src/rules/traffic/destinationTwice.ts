import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf, ruleName, titleOf } from '../documents';
import { fullHost } from '../view';

/** The destinations of a route that stand in it before: the position of each, and of the first of its like. */
function repeated(context: RuleContext, rule: JsonObject, namespace: string) {
  const first = new Map<string, number>();
  return items(rule.route).flatMap((entry, position) => {
    const { host, subset, port } = members(entry.destination);
    if (typeof host !== 'string') {
      return [];
    }
    const key = JSON.stringify([
      fullHost(context, host, namespace),
      subset ?? null,
      members(port).number ?? null,
    ]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, position);
      return [];
    }
    return [{ host, subset, position, earlier }];
  });
}

/**
 * A route names each of its destinations once.
 *
 * @internal
 */
export const destinationTwice: Rule = {
  code: 'traffic/destination-twice',
  title: 'A route names each destination once',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'The weights of one destination add up, so that it gets more than each of them says; most often the other one was meant to be another version (Kiali KIA1105).',
  equivalents: ['KIA1105'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - { destination: { host: orders.shop.svc.cluster.local, subset: v1 }, weight: 90 }
        - { destination: { host: orders.shop.svc.cluster.local, subset: v1 }, weight: 10 }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  subsets:
    - { name: v1, labels: { version: v1 } }
    - { name: v2, labels: { version: v2 } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - { destination: { host: orders.shop.svc.cluster.local, subset: v1 }, weight: 90 }
        - { destination: { host: orders.shop.svc.cluster.local, subset: v2 }, weight: 10 }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      return ['http', 'tcp', 'tls'].flatMap(protocol =>
        items(members(document.object.spec)[protocol]).flatMap((rule, index) =>
          repeated(context, rule, namespace).map(
            ({ host, subset, position, earlier }) => ({
              document,
              pointer: `/spec/${protocol}/${index}/route/${position}/destination`,
              message: `Rule ${ruleName(rule, index)} of ${titleOf(
                document,
              )} names ${
                typeof subset === 'string' ? `subset '${subset}' of ` : ''
              }${host} twice.`,
              params: { name, rule: index + 1, host },
              related: [
                {
                  document,
                  pointer: `/spec/${protocol}/${index}/route/${earlier}/destination`,
                },
              ],
            }),
          ),
        ),
      );
    });
  },
};
