import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { retriedRules } from './retriedRules';

/**
 * A request is tried a few times only.
 *
 * @internal
 */
export const manyRetries: Rule = {
  code: 'resilience/many-retries',
  title: 'A request is retried at most twice',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A service that fails under load gets the load times the number of tries, at each hop of the way. Three tries are the usual cap for one request (Google SRE, handling overload); attempts counts those after the first.',
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
      retries: { attempts: 5, retryOn: 'gateway-error,connect-failure' }
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
      retries: { attempts: 2, retryOn: 'gateway-error,connect-failure' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - retries: { attempts: 0 }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return retriedRules(context)
      .filter(({ attempts }) => attempts > 2)
      .map(({ document, index, attempts, title, params }) => ({
        document,
        pointer: `/spec/http/${index}/retries/attempts`,
        message: `${title} tries a request up to ${attempts + 1} times.`,
        params: { ...params, attempts },
        severity: attempts > 3 ? 'warning' : 'info',
      }));
  },
};
