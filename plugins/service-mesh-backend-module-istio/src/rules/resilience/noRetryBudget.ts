import {
  isAtLeast,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../../lenient';
import { identityOf } from '../documents';
import { fullHost, homeOf, HostRule, perList, rulesMeaning } from '../view';
import { RetriedRule, retriedRules } from './retriedRules';

/** Whether a DestinationRule bounds retries: by a share of the requests, or by their number. */
function boundsRetries({ document }: HostRule): boolean {
  const spec = members(document.object.spec);
  return [spec, ...items(spec.subsets)]
    .map(part => members(part.trafficPolicy))
    .some(
      ({ retryBudget, connectionPool }) =>
        retryBudget !== undefined ||
        members(members(connectionPool).http).maxRetries !== undefined,
    );
}

const boundRetries = perList<HostRule, boolean>(rules =>
  rules.some(boundsRetries),
);

/** The first destination of a rule whose DestinationRules are known and bound no retries. */
function unbounded(context: RuleContext, { document, rule }: RetriedRule) {
  const { namespace } = identityOf(document.object);
  return items(rule.route)
    .map(({ destination }) => members(destination).host)
    .filter((host): host is string => typeof host === 'string')
    .map(host => fullHost(context, host, namespace))
    .find(host => {
      const rules = rulesMeaning(context, host);
      const home = homeOf(host);
      const isKnown =
        rules.length > 0 ||
        context.closedWorld ||
        (home !== null && context.holdsNamespace(home || null));
      return isKnown && !rules.some(boundRetries);
    });
}

/**
 * Many retries have a budget, where the release knows one.
 *
 * @internal
 */
export const noRetryBudget: Rule = {
  code: 'resilience/no-retry-budget',
  title: 'More retries than the default have a budget',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'In an outage every request is retried, and more retries than the two that Istio does by itself multiply the load without bound. A budget caps their share (Istio 1.27: DestinationRule.retryBudget).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ method: { exact: GET } }]
      timeout: 5s
      retries: { attempts: 3, retryOn: 'gateway-error,connect-failure' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - retries: { attempts: 0 }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
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
    - match: [{ method: { exact: GET } }]
      timeout: 5s
      retries: { attempts: 2, retryOn: 'gateway-error,connect-failure' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - retries: { attempts: 0 }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { retryBudget: { percent: 20 } }
`,
    facts: { versions: { istio: '1.29' } },
  },
  check(context) {
    const { istio } = context.versions;
    if (istio === undefined || !isAtLeast(istio, '1.27')) {
      return [];
    }
    return retriedRules(context)
      .filter(({ attempts }) => attempts > 2)
      .flatMap(retried => {
        const host = unbounded(context, retried);
        const { document, index, attempts, title, params } = retried;
        return host === undefined
          ? []
          : [
              {
                document,
                pointer: `/spec/http/${index}/retries`,
                message: `${title} retries ${attempts} times, and no DestinationRule gives retries to ${host} a budget.`,
                params: { ...params, host },
                fix: {
                  title: 'Give retries a budget in the DestinationRule.',
                  snippet: 'trafficPolicy:\n  retryBudget:\n    percent: 20\n',
                },
              },
            ];
      });
  },
};
