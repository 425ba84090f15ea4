import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * `GET /orders/7` by `shop/web` to the service of the tests.
 *
 * @internal
 */
export function request(overrides: Partial<Request> = {}): Request {
  return {
    caller: 'shop/web',
    to: {
      host: 'order.shop.svc.cluster.local',
      port: 80,
      targetPort: 8080,
      labels: { app: 'order' },
    },
    method: 'GET',
    path: '/orders/7',
    headers: {},
    claims: null,
    ...overrides,
  };
}
