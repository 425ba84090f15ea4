import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { goDurationMs } from '../../duration';
import { VirtualService } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, httpRules, identityOf, ruleName } from '../documents';

/**
 * The timeout of a route leaves time for all tries.
 *
 * @internal
 */
export const triesExceedTimeout: Rule = {
  code: 'resilience/tries-exceed-timeout',
  title: 'The timeout leaves time for every try',
  severity: 'warning',
  layer: 'practice',
  consequence: 'ineffective',
  why: 'The timeout of a route covers the first try and all retries; tries that do not fit into it never end (Istio: HTTPRetry, attempts counts retries only).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - timeout: 5s
      retries: { attempts: 2, perTryTimeout: 2s, retryOn: 'connect-failure,refused-stream' }
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
    - timeout: 7s
      retries: { attempts: 2, perTryTimeout: 2s, retryOn: 'connect-failure,refused-stream' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      httpRules(document).flatMap((rule, index) => {
        const { attempts, perTryTimeout } = members(rule.retries);
        const timeout = goDurationMs(rule.timeout);
        const perTry = goDurationMs(perTryTimeout);
        if (!timeout || !perTry || typeof attempts !== 'number') {
          return [];
        }
        const tries = attempts + 1;
        if (tries * perTry <= timeout) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/http/${index}/retries/perTryTimeout`,
            message: `Rule ${ruleName(
              rule,
              index,
            )} of VirtualService ${name} ends after ${
              rule.timeout
            }, before its ${tries} tries of ${perTryTimeout} can.`,
            params: { name, rule: index + 1, tries },
            related: [{ document, pointer: `/spec/http/${index}/timeout` }],
          },
        ];
      }),
    );
  },
};
