import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ORDER } from './origins';

/**
 * A warning about a route of the order service, with a fix.
 *
 * @internal
 */
export function testFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    code: 'resilience/retry-unsafe',
    severity: 'warning',
    layer: 'practice',
    consequence: 'risky',
    message: 'POST /orders is sent again after an answer got lost.',
    params: { operation: 'POST /orders' },
    entityRef: ORDER,
    resource: {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      namespace: 'shop',
      name: 'order',
    },
    file: 'default/shop/order/virtual-service-order.yaml',
    pointer: '/spec/http/0',
    range: { start: { line: 10, column: 7 }, end: { line: 19, column: 18 } },
    related: [],
    equivalents: [],
    fix: {
      title: 'Retry only what was not processed.',
      snippet: 'policy.resilience.retries.on: [connect-failure]',
    },
    confidence: 'stated',
    ...overrides,
  };
}
