import {
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { documentsOf, identityOf, titleOf } from '../documents';
import {
  defineSubset,
  destinationsOf,
  fullHost,
  homeOf,
  rulesSeen,
} from '../view';

/** Whether the input has the namespaces in which Istio looks for the DestinationRule of a host: the caller's and the Service's. */
function canDecide(context: RuleContext, host: string, namespace: string) {
  const home = homeOf(host);
  return (
    context.closedWorld ||
    (home !== null &&
      context.holdsNamespace(home || null) &&
      context.holdsNamespace(namespace || null))
  );
}

/**
 * Every subset that a route names is one that a DestinationRule of its host defines.
 *
 * @internal
 */
export const subsetNotDefined: Rule = {
  code: 'reference/subset-not-defined',
  title: 'Subsets that routes name are defined',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A route to a subset that no DestinationRule of the host defines leads nowhere: every request on it is answered with 503 (Istio, traffic management best practices; istioctl IST0101).',
  equivalents: ['IST0101', 'KIA1107'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - destination: { host: orders.shop.svc.cluster.local, subset: v2 }
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
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - destination: { host: orders.shop.svc.cluster.local, subset: v1 }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const unknown = new Set<string>();
      return destinationsOf(document).flatMap<RuleHit>(
        ({ host, subset, pointer }) => {
          if (subset === undefined) {
            return [];
          }
          const full = fullHost(context, host, namespace);
          const rules = rulesSeen(context, full, namespace);
          if (defineSubset(rules, subset)) {
            return [];
          }
          const at = { document, pointer: `${pointer}/subset` };
          const params = { name, host, subset };
          if (rules.length > 0) {
            return [
              {
                ...at,
                message: `${titleOf(
                  document,
                )} routes to subset '${subset}' of ${host}, which its DestinationRule does not define.`,
                params,
                related: rules[0].slice(0, 3).map(candidate => ({
                  document: candidate.document,
                  pointer: '/spec/subsets',
                })),
              },
            ];
          }
          const message = `${titleOf(
            document,
          )} routes to subset '${subset}' of ${host}, for which no DestinationRule is here.`;
          if (canDecide(context, full, namespace)) {
            return [{ ...at, message, params }];
          }
          if (unknown.has(full)) {
            return [];
          }
          unknown.add(full);
          return [
            {
              ...at,
              message,
              params,
              ...undecided(`needs the DestinationRule of ${host}`),
            },
          ];
        },
      );
    });
  },
};
