import {
  isRendered,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { goDurationMs } from '../../duration';
import { VirtualService } from '../../kinds';
import { items } from '../../lenient';
import { documentsOf, httpRules, identityOf, titleOf } from '../documents';
import { operationsOfRule } from '../view';

/**
 * Calls that get one answer have an end.
 *
 * @internal
 */
export const noTimeout: Rule = {
  code: 'resilience/no-timeout',
  title: 'Rules have a timeout',
  severity: 'info',
  layer: 'practice',
  consequence: 'risky',
  why: 'Istio sets no timeout by itself: where a service hangs, its callers hang with it, and run out of threads and connections. A rule for a stream has none for good reason (Istio 1.29: HTTPRoute.timeout; Google SRE, addressing cascading failures).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
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
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
    good: `apiVersion: v1
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
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
      timeout: 5s
`,
  },
  check(context) {
    return documentsOf(context, VirtualService)
      .filter(document => !isRendered(context, document))
      .flatMap(document => {
        const endless = httpRules(document).flatMap((rule, index) => {
          const isStream = operationsOfRule(context, document, index)
            .flat()
            .some(({ streaming }) => streaming);
          return items(rule.route).length === 0 ||
            goDurationMs(rule.timeout) ||
            isStream
            ? []
            : [index];
        });
        if (endless.length === 0) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/http/${endless[0]}`,
            message: `${titleOf(document)} has ${
              endless.length === 1 ? 'a rule' : `${endless.length} rules`
            } without a timeout: a call waits for as long as the service hangs.`,
            params: { name, rules: endless.length },
            fix: {
              title: 'Say how long an answer may take.',
              snippet: 'timeout: 10s\n',
            },
          },
        ];
      });
  },
};
