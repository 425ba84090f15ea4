import { istioProvider } from './provider';
import { rendered } from './testUtils/rendered';
import { request } from './testUtils/request';
import { scenarios } from './testUtils/scenarios';

const judge = (scenario: string, overrides: Parameters<typeof request>[0]) => {
  const { input, target } = scenarios[scenario];
  return istioProvider.evaluate(rendered(input, target), request(overrides));
};

describe('the Istio provider', () => {
  it('renders for the newest release it knows and for its default', () => {
    expect(istioProvider.versions).toContain(istioProvider.defaultVersion);
    expect(istioProvider.dataPlanes).toEqual(['istio', 'istio-ambient']);
  });

  it('says which object decides, and which route a request takes', () => {
    expect(judge('defaults', {})).toEqual({
      decision: 'allow',
      by: {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        namespace: 'shop',
        name: 'order-callers',
      },
      route: 'idempotent',
      timeout: 30_000,
      retries: {
        attempts: 2,
        on: ['connect-failure', 'refused-stream', 'gateway-error'],
      },
    });
    expect(judge('defaults', { caller: null })).toMatchObject({
      decision: 'deny',
      by: { kind: 'PeerAuthentication' },
      route: null,
    });
  });

  it('lets requests outside the definition reach the service', () => {
    expect(
      judge('defaults', { method: 'GET', path: '/healthz' }),
    ).toMatchObject({ decision: 'allow', route: 'catch-all', timeout: null });
  });

  it.each([
    ['shop/web', 'DELETE', '/anything', 'allow'],
    ['shop/cart', 'POST', '/orders', 'allow'],
    ['shop/cart', 'GET', '/orders/7', 'deny'],
    ['shop/audit', 'GET', '/orders/7', 'allow'],
    ['shop/audit', 'POST', '/orders', 'deny'],
    ['shop/prometheus', 'GET', '/metrics', 'allow'],
    ['shop/prometheus', 'GET', '/orders/7', 'deny'],
  ])('by operation, %s on %s %s: %s', (caller, method, path, decision) => {
    expect(
      judge('callers-by-operation', { caller, method, path }).decision,
    ).toBe(decision);
  });

  it.each([
    ['the gateway without a token', 'istio-ingress/gateway', null, 'deny'],
    [
      'the gateway with a token',
      'istio-ingress/gateway',
      { iss: 'https://login.example.com/', sub: 'ann' },
      'allow',
    ],
    ['a caller inside without a token', 'shop/web', null, 'allow'],
  ])('at the edge, %s', (_, caller, claims, decision) => {
    const verdict = judge('end-user-at-the-edge', { caller, claims });

    expect(verdict.decision).toBe(decision);
  });

  it.each([
    [{ 'x-beta': 'true' }, 'idempotent-v2'],
    [{ cookie: 'a=1; group=a.b; c=2' }, 'idempotent-v2-2'],
    [{ cookie: 'group=axb' }, 'idempotent'],
    [{ cookie: 'mygroup=a.b' }, 'idempotent'],
  ])('in an A/B test, %j takes %s', (headers, route) => {
    expect(judge('ab-test', { headers }).route).toBe(route);
  });

  it.each([
    [80, 'GET', '/orders', 'idempotent'],
    [9090, 'POST', '/shop.Orders/Place', 'unsafe'],
    [9090, 'POST', '/grpc.health.v1.Health/Check', 'catch-all-9090'],
    [80, 'POST', '/shop.Orders/Place', 'catch-all'],
  ])('on port %d, %s %s takes %s', (port, method, path, route) => {
    const { to } = request();

    expect(
      judge('several-ports', { to: { ...to, port }, method, path }).route,
    ).toBe(route);
  });
});
