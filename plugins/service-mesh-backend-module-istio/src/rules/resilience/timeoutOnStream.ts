import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { goDurationMs } from '../../duration';
import { VirtualService } from '../../kinds';
import {
  documentsOf,
  httpRules,
  identityOf,
  ruleName,
  titleOf,
} from '../documents';
import { operationsOfRule } from '../view';

/** The service `orders`, whose definition has a stream of events, and its route with a timeout. */
const watching = (timeout: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: orders
  annotations:
    mesh-configurator.io/namespace: shop
spec:
  type: service
  providesApis: [orders-api]
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: orders-api
spec:
  type: openapi
  definition: |
    openapi: 3.1.0
    info: { title: orders-api, version: '1' }
    paths:
      /orders/events:
        get:
          operationId: watchOrders
          responses:
            '200':
              description: Changes of orders
              content:
                text/event-stream: {}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: orders
  namespace: shop
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match:
        - method: { exact: GET }
          uri: { exact: /orders/events }
      route:
        - destination: { host: orders.shop.svc.cluster.local }${timeout}
    - route:
        - destination: { host: orders.shop.svc.cluster.local }
`;

/**
 * A stream has no timeout, which would end a healthy one.
 *
 * @internal
 */
export const timeoutOnStream: Rule = {
  code: 'resilience/timeout-on-stream',
  title: 'Streams have no timeout',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'The timeout of a route counts until the answer is complete. That of a stream is not until somebody ends it, so that a healthy one is cut (Istio 1.29: HTTPRoute.timeout).',
  equivalents: [],
  example: {
    bad: watching('\n      timeout: 10s'),
    good: watching(''),
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      httpRules(document).flatMap((rule, index) => {
        const stream = operationsOfRule(context, document, index)
          .flat()
          .find(({ streaming }) => streaming);
        if (!stream || !goDurationMs(rule.timeout)) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/http/${index}/timeout`,
            message: `Rule ${ruleName(rule, index)} of ${titleOf(
              document,
            )} ends the stream ${stream.id} after ${rule.timeout}.`,
            params: { name, rule: index + 1, operation: stream.id },
          },
        ];
      }),
    );
  },
};
