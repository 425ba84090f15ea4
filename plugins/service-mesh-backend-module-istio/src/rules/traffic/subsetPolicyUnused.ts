import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, textOf } from '../../lenient';
import { identityOf, titleOf } from '../documents';
import { homeOf, hostRules, isSubsetInUse } from '../view';

/**
 * The policy of a subset applies: some route names the subset.
 *
 * @internal
 */
export const subsetPolicyUnused: Rule = {
  code: 'traffic/subset-policy-unused',
  title: 'Routes name the subsets that have a policy of their own',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The policy of a subset applies only to requests that a route sends to the subset by name. Those that no route does get the policy of the host, even where they end at the same Pods (Istio, traffic management best practices).',
  equivalents: [],
  example: {
    bad: `
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
    - name: v1
      labels: { version: v1 }
      trafficPolicy: { loadBalancer: { simple: RANDOM } }
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
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
  subsets:
    - name: v1
      labels: { version: v1 }
`,
  },
  check(context) {
    return hostRules(context).flatMap(({ host, document }) => {
      const home = homeOf(host);
      const isKnown =
        context.closedWorld ||
        (home !== null && context.holdsNamespace(home || null));
      if (!isKnown || host.startsWith('*')) {
        return [];
      }
      const { name } = identityOf(document.object);
      return items(members(document.object.spec).subsets).flatMap(
        (subset, index) =>
          Object.keys(members(subset.trafficPolicy)).length === 0 ||
          isSubsetInUse(context, host, textOf(subset.name))
            ? []
            : [
                {
                  document,
                  pointer: `/spec/subsets/${index}/trafficPolicy`,
                  message: `No route names subset '${subset.name}' of ${titleOf(
                    document,
                  )}, so that its policy never applies.`,
                  params: { name, host, subset: textOf(subset.name) },
                },
              ],
      );
    });
  },
};
