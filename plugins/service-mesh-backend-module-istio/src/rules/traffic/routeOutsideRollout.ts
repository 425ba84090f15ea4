import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, textOf } from '../../lenient';
import {
  documentsOf,
  httpRules,
  identityOf,
  ruleName,
  titleOf,
} from '../documents';
import { weightOwnersOf } from '../view';

/**
 * A Rollout moves all weighted routes of its VirtualService.
 *
 * @internal
 */
export const routeOutsideRollout: Rule = {
  code: 'traffic/route-outside-rollout',
  title: 'A Rollout names all weighted routes of its VirtualService',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Argo Rollouts moves only the routes that it names. What another weighted route of the same VirtualService takes stays where it is during the release and after it, when the old version is gone (Argo Rollouts, Istio traffic management).',
  equivalents: [],
  example: {
    bad: `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: orders, namespace: shop }
spec:
  strategy:
    canary:
      trafficRouting: { istio: { virtualService: { name: orders, routes: [read] } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - name: read
      match: [{ method: { exact: GET } }]
      route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 100 }
        - { destination: { host: orders-canary.shop.svc.cluster.local }, weight: 0 }
    - name: rest
      route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 100 }
        - { destination: { host: orders-canary.shop.svc.cluster.local }, weight: 0 }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders-canary, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: orders, namespace: shop }
spec:
  strategy:
    canary:
      trafficRouting: { istio: { virtualService: { name: orders, routes: [read, rest] } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - name: read
      match: [{ method: { exact: GET } }]
      route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 100 }
        - { destination: { host: orders-canary.shop.svc.cluster.local }, weight: 0 }
    - name: rest
      route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 100 }
        - { destination: { host: orders-canary.shop.svc.cluster.local }, weight: 0 }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const owners = weightOwnersOf(context, document);
      const named = owners.flatMap(({ routes }) => routes ?? []);
      if (owners.length === 0 || owners.some(({ routes }) => !routes)) {
        return [];
      }
      const { name } = identityOf(document.object);
      return httpRules(document).flatMap((rule, index) =>
        items(rule.route).length < 2 || named.includes(textOf(rule.name))
          ? []
          : [
              {
                document,
                pointer: `/spec/http/${index}`,
                message: `${titleOf(
                  owners[0].document,
                )} does not name rule ${ruleName(rule, index)} of ${titleOf(
                  document,
                )}, whose requests it leaves where they are.`,
                params: { name, rule: index + 1 },
                related: [
                  {
                    document: owners[0].document,
                    pointer: '/spec/strategy/canary/trafficRouting/istio',
                  },
                ],
              },
            ],
      );
    });
  },
};
