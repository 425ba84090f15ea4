import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { goDurationMs } from '../../duration';
import { operationsOfRule } from '../view';
import { retriedRules } from './retriedRules';

/** Conditions that are known before a request is under way, so that a try takes no time. */
const EARLY = ['connect-failure', 'refused-stream', 'reset-before-request'];

/**
 * Tries that may each take long have an end together.
 *
 * @internal
 */
export const retriesWithoutTimeout: Rule = {
  code: 'resilience/retries-without-timeout',
  title: 'Retries have a timeout over all tries',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Istio sets no timeout by itself. With retries and without one a caller waits for every try in turn, and each try has no end either unless perTryTimeout says so (Istio 1.29: HTTPRoute.timeout; Google SRE, addressing cascading failures).',
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
      retries: { attempts: 2, retryOn: 'gateway-error,connect-failure' }
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
    return retriedRules(context).flatMap(
      ({ document, rule, index, conditions, retries, title, params }) => {
        const isSlow =
          conditions === null ||
          conditions.some(condition => !EARLY.includes(condition));
        const operations = operationsOfRule(context, document, index).flat();
        const isStream = operations.some(({ streaming }) => streaming);
        const pointer = `/spec/http/${index}/retries/attempts`;
        // Who states that there is no timeout has the retries that are made for any operation.
        const isBuiltIn = document.origins?.[pointer]?.source === 'default';
        if (goDurationMs(rule.timeout) || !isSlow || isStream || isBuiltIn) {
          return [];
        }
        const { attempts, perTryTimeout } = retries;
        return [
          {
            document,
            pointer,
            message: `${title} tries up to ${
              Number(attempts) + 1
            } times and has no timeout.`,
            params,
            severity: goDurationMs(perTryTimeout)
              ? ('info' as const)
              : ('warning' as const),
            fix: {
              title: 'Say how long all tries may take together.',
              snippet: 'timeout: 10s\n',
            },
          },
        ];
      },
    );
  },
};
