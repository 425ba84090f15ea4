import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { retriedRules } from './retriedRules';

/** Conditions that are met by answers that will be the same the next time. */
const PERMANENT = ['5xx', 'retriable-4xx'];

/**
 * Retries are for failures that pass.
 *
 * @internal
 */
export const retryOnPermanentFailure: Rule = {
  code: 'resilience/retry-on-permanent-failure',
  title: 'Retries are for failures that pass',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'The condition 5xx is met by 500 and 501 too, and retriable-4xx by 409: answers of a service that did its work and says no, again at each try. Say gateway-error for 502, 503 and 504, and reset or connect-failure for lost connections (AWS Well-Architected REL05-BP03; Envoy, x-envoy-retry-on).',
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
      retries: { attempts: 2, retryOn: 5xx }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - retries: { attempts: 0 }
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
    - match: [{ method: { exact: GET } }]
      timeout: 5s
      retries: { attempts: 2, retryOn: 'gateway-error,reset' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - retries: { attempts: 0 }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return retriedRules(context).flatMap(
      ({ document, index, conditions, title, params }) => {
        const found = (conditions ?? []).filter(condition =>
          PERMANENT.includes(condition),
        );
        return found.length === 0
          ? []
          : [
              {
                document,
                pointer: `/spec/http/${index}/retries/retryOn`,
                message: `${title} retries on ${found.join(
                  ' and ',
                )}, which answers meet that will not change.`,
                params: { ...params, conditions: found.join(',') },
              },
            ];
      },
    );
  },
};
