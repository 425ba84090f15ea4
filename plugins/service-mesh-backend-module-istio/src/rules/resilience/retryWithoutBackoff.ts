import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { retriedRules } from './retriedRules';

/** What a server says that sheds load. */
const OVERLOAD = ['429', 'envoy-ratelimited', 'resource-exhausted'];

/**
 * A server that sheds load is left alone for a while.
 *
 * @internal
 */
export const retryWithoutBackoff: Rule = {
  code: 'resilience/retry-without-backoff',
  title: 'Retries after overload wait first',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A server that answers 429 or resource-exhausted sheds load. A retry within the 25 ms that are the default works against it; backoff says how long to wait (Istio 1.26: HTTPRetry.backoff; Google SRE, handling overload).',
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
      retries: { attempts: 2, retryOn: '429,connect-failure' }
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
      retries: { attempts: 2, retryOn: '429,connect-failure', backoff: 500ms }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - retries: { attempts: 0 }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return retriedRules(context).flatMap(
      ({ document, index, conditions, retries, title, params }) => {
        const found = (conditions ?? []).filter(condition =>
          OVERLOAD.includes(condition),
        );
        return found.length === 0 || retries.backoff !== undefined
          ? []
          : [
              {
                document,
                pointer: `/spec/http/${index}/retries/retryOn`,
                message: `${title} retries on ${found.join(
                  ' and ',
                )} without a backoff.`,
                params: { ...params, conditions: found.join(',') },
                fix: {
                  title: 'Wait before a retry.',
                  snippet: 'backoff: 500ms\n',
                },
              },
            ];
      },
    );
  },
};
