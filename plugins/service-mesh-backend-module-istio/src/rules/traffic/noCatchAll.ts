import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, strings } from '../../lenient';
import { documentsOf, httpRules, identityOf, isForMesh } from '../documents';
import { isOpen } from './covers';

/**
 * Whether some match of a rule is met by every call inside the mesh. One that asks for the port is taken to be: routes of HTTP
 * hold on the ports of their host that speak it, and those of a host outside the cluster are few.
 */
function matchesEverything(rule: JsonObject): boolean {
  const matches = items(rule.match);
  return (
    matches.length === 0 ||
    matches.some(({ port: _, gateways, ...rest }) =>
      isOpen(
        gateways === undefined || strings(gateways).includes('mesh')
          ? rest
          : { ...rest, gateways },
      ),
    )
  );
}

/**
 * A VirtualService for calls inside the mesh ends with a rule for everything else.
 *
 * @internal
 */
export const noCatchAll: Rule = {
  code: 'traffic/no-catch-all',
  title: 'A VirtualService ends with a catch-all',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A request that no rule of a VirtualService matches is answered with 404, even if the service would have answered it: health, metrics and OPTIONS are seldom in a definition (Istio, traffic management best practices).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ uri: { prefix: /orders } }]
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
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
    - match: [{ uri: { prefix: /orders } }]
      timeout: 5s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService)
      .filter(isForMesh)
      .flatMap(document => {
        const rules = httpRules(document);
        if (rules.length === 0 || rules.some(matchesEverything)) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/http/${rules.length - 1}/match`,
            message: `VirtualService ${name} answers 404 to requests that none of its rules match. Add a last rule without a match.`,
            params: { name },
          },
        ];
      });
  },
};
