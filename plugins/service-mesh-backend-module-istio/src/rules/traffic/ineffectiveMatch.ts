import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../../lenient';
import { identityOf, ruleName, titleOf } from '../documents';
import { routeLists } from './routeLists';

/**
 * Every match of a rule takes some requests: none is taken by an earlier match.
 *
 * @internal
 */
export const ineffectiveMatch: Rule = {
  code: 'traffic/ineffective-match',
  title: 'No match stands behind another that takes its requests',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The first match that a request meets decides; one behind a wider or an equal one never does. In another rule its requests take a way that its author did not mean (istioctl IST0131).',
  equivalents: ['IST0131'],
  example: {
    bad: `
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
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - match: [{ uri: { prefix: /orders/archive } }, { uri: { prefix: /archive } }]
      timeout: 60s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
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
    - match: [{ uri: { prefix: /orders/archive } }, { uri: { prefix: /archive } }]
      timeout: 60s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - match: [{ uri: { prefix: /orders } }]
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return routeLists(context).flatMap(
      ({ document, protocol, rules, shadows }) =>
        shadows.flatMap(({ rule, match, by }) => {
          const all = items(rules[rule].match).length;
          const taken = shadows.filter(
            other => other.rule === rule && other.by.rule < rule,
          ).length;
          // A rule that is wholly taken is traffic/unreachable-route.
          if (match === null || by.match === null || taken === all) {
            return [];
          }
          const at = `/spec/${protocol}/${by.rule}/match/${by.match}`;
          return [
            {
              document,
              pointer: `/spec/${protocol}/${rule}/match/${match}`,
              message: `Match ${match + 1} of rule ${ruleName(
                rules[rule],
                rule,
              )} of ${titleOf(document)} never decides, since match ${
                by.match + 1
              } of ${
                by.rule === rule ? 'the same rule' : `rule ${by.rule + 1}`
              } takes its requests.`,
              params: {
                name: identityOf(document.object).name,
                rule: rule + 1,
                match: match + 1,
              },
              related: [{ document, pointer: at }],
              severity:
                by.rule === rule ? ('info' as const) : ('warning' as const),
            },
          ];
        }),
    );
  },
};
