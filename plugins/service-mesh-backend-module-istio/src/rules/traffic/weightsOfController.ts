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
 * Weights that a controller sets are not set by hand too.
 *
 * @internal
 */
export const weightsOfController: Rule = {
  code: 'traffic/weights-of-controller',
  title: 'Weights that a controller sets stand at their beginning',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Argo Rollouts and Flagger move the weights of the routes that they are given. A split that stands in Git as well is put back whenever the repository is applied, in the middle of a release. Leave all to the stable version and let the tool that applies it ignore weights (Argo Rollouts, Istio traffic management; Flagger owns the whole VirtualService).',
  equivalents: [],
  example: {
    bad: `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: orders, namespace: shop }
spec:
  strategy:
    canary:
      trafficRouting: { istio: { virtualService: { name: orders } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 80 }
        - { destination: { host: orders-canary.shop.svc.cluster.local }, weight: 20 }
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
      trafficRouting: { istio: { virtualService: { name: orders } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - { destination: { host: orders.shop.svc.cluster.local }, weight: 100 }
        - { destination: { host: orders-canary.shop.svc.cluster.local }, weight: 0 }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const owners = weightOwnersOf(context, document);
      const { name } = identityOf(document.object);
      return httpRules(document).flatMap((rule, index) => {
        const owner = owners.find(
          ({ routes }) => routes === null || routes.includes(textOf(rule.name)),
        );
        const isSplit =
          items(rule.route).filter(
            ({ weight }) => typeof weight === 'number' && weight > 0,
          ).length > 1;
        if (!owner || !isSplit) {
          return [];
        }
        return [
          {
            document,
            pointer: `/spec/http/${index}/route`,
            message: `Rule ${ruleName(rule, index)} of ${titleOf(
              document,
            )} splits requests by weights that ${titleOf(
              owner.document,
            )} sets too.`,
            params: { name, rule: index + 1 },
            related: [{ document: owner.document, pointer: '/spec' }],
          },
        ];
      });
    });
  },
};
