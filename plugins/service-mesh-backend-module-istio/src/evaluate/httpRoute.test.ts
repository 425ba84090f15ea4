import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { request } from '../testUtils/request';
import { takeRoute } from './route';

const route = (name: string, rule: object, parent = {}): KubernetesObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name, namespace: 'shop' },
  spec: {
    parentRefs: [{ group: '', kind: 'Service', name: 'order', ...parent }],
    rules: [{ ...rule }],
  },
});

const path = (type: string, value: string, more = {}) => ({
  matches: [{ path: { type, value }, ...more }],
});

const exact = path('Exact', '/orders/7');
const prefix = path('PathPrefix', '/orders');
const regex = path('RegularExpression', '/orders/[^/]+');

const taken = (routes: KubernetesObject[], overrides = {}) =>
  takeRoute(routes, request({ headers: { 'x-beta': 'true' }, ...overrides }))
    .route;

describe('takeRoute among HTTPRoutes', () => {
  it.each([
    ['an exact path before a prefix', prefix, exact],
    ['a prefix before an expression', regex, prefix],
    ['the longer of two expressions', path('RegularExpression', '/.*'), regex],
    [
      'a match with a method',
      exact,
      path('Exact', '/orders/7', { method: 'GET' }),
    ],
    [
      'a match with a header',
      exact,
      path('Exact', '/orders/7', {
        headers: [{ name: 'X-Beta', value: 'true' }],
      }),
    ],
  ])('takes %s', (_, later, earlier) => {
    expect(taken([route('later', later), route('earlier', earlier)])).toBe(
      'earlier',
    );
  });

  it.each([
    ['another path', path('Exact', '/carts')],
    ['a prefix that ends inside a segment', path('PathPrefix', '/ord')],
    ['another method', path('Exact', '/orders/7', { method: 'POST' })],
    [
      'another header',
      path('Exact', '/orders/7', { headers: [{ name: 'x-a', value: 'b' }] }),
    ],
  ])('does not take one for %s', (_, rule) => {
    expect(taken([route('other', rule), route('all', {})])).toBe('all');
  });

  it('does not take one of another port or Service', () => {
    expect(
      taken([
        route('port', {}, { port: 9090 }),
        route('service', {}, { name: 'cart' }),
        route('gateway', {}, { kind: 'Gateway' }),
      ]),
    ).toBeNull();
  });

  it('does not guess about a query or an expression that cannot be read', () => {
    const query = { matches: [{ queryParams: [{ name: 'a', value: 'b' }] }] };

    expect(taken([route('query', query)])).toBeNull();
    expect(taken([route('broken', path('RegularExpression', '('))])).toBeNull();
  });

  it('takes none for a caller without a proxy', () => {
    expect(taken([route('all', {})], { caller: null })).toBeNull();
  });

  it('says timeout and retries as Istio reads them', () => {
    const timeouts = { request: '30s', backendRequest: '1s' };
    const verdictOf = (rule: object) =>
      takeRoute([route('all', rule)], request());

    expect(
      verdictOf({ timeouts, retry: { attempts: 1, codes: [503] } }),
    ).toEqual({
      route: 'all',
      timeout: 30_000,
      retries: {
        attempts: 1,
        on: [
          'connect-failure',
          'refused-stream',
          'unavailable',
          'cancelled',
          '503',
        ],
      },
    });
    expect(verdictOf({ timeouts, retry: { attempts: 0 } }).retries).toEqual({
      attempts: 0,
      on: [],
    });
    expect(verdictOf({ timeouts, retry: {} }).retries?.attempts).toBe(2);
    expect(verdictOf({ timeouts })).toMatchObject({
      timeout: 1_000,
      retries: null,
    });
  });

  it.each([
    [{ page: '1' }, 'query'],
    [{ page: '2' }, 'all'],
    [{}, 'all'],
    [undefined, null],
  ])('knows the query %j', (query, expected) => {
    const byQuery = {
      matches: [{ queryParams: [{ name: 'page', value: '1' }] }],
    };

    expect(taken([route('query', byQuery), route('all', {})], { query })).toBe(
      expected,
    );
  });

  it('attaches for callers of its own namespace only, where the Service is in another', () => {
    const elsewhere = route('consumer', {}, { namespace: 'shop' });
    elsewhere.metadata.namespace = 'web';

    expect(taken([elsewhere])).toBeNull();
    expect(taken([elsewhere], { caller: 'web/web' })).toBe('consumer');
  });

  it('does not attach by a parent that is a Gateway', () => {
    const parent = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };

    expect(taken([route('ingress', {}, parent)])).toBeNull();
  });

  it('names a route where all leave a request out', () => {
    const objects = [route('other', path('Exact', '/carts'))];

    expect(takeRoute(objects, request()).missed).toMatchObject({
      kind: 'HTTPRoute',
      name: 'other',
    });
  });
});
