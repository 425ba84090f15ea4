import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { evaluate } from '.';
import { routeObject } from '../testUtils/objects';

const get = (
  path: string,
  objects: KubernetesObject[],
  overrides: Partial<Parameters<typeof evaluate>[1]> = {},
) =>
  evaluate(objects, {
    caller: 'shop/web',
    to: { host: 'order', port: 80, labels: { app: 'order' } },
    method: 'GET',
    path,
    headers: {},
    claims: null,
    ...overrides,
  });

const matching = (...matches: object[]) => [{ matches }] as any;
const path = (type: string, value: string) => ({ path: { type, value } });
const everything = routeObject('catch-all', matching(path('PathPrefix', '/')));

describe('routing', () => {
  it('takes no route where the Service has none', () => {
    const elsewhere = routeObject('other', [{}], {
      parent: { group: 'core', kind: 'Service', name: 'payment' },
    });
    expect(get('/orders', [elsewhere]).route).toBeNull();
  });

  it('reads timeout and retries from annotations', () => {
    const route = routeObject('read', [{}], {
      annotations: {
        'timeout.linkerd.io/request': '5s',
        'retry.linkerd.io/http': 'gateway-error,429',
        'retry.linkerd.io/limit': '2',
      },
    });
    expect(get('/orders', [route])).toEqual({
      decision: 'allow',
      by: null,
      route: 'read',
      timeout: 5000,
      retries: { attempts: 2, on: ['gateway-error', '429'] },
    });
  });

  it('reads the timeout of a rule, and nothing where there is none', () => {
    const rules = [
      { ...matching(path('Exact', '/a'))[0], timeouts: { request: '500ms' } },
      {},
    ];
    const route = routeObject('read', rules);
    expect(get('/a', [route]).timeout).toBe(500);
    expect(get('/b', [route])).toMatchObject({ timeout: null, retries: null });
  });

  it('prefers the route that matches more of the path', () => {
    const routes = [
      everything,
      routeObject('prefix', matching(path('PathPrefix', '/orders/'))),
      routeObject(
        'regex',
        matching(path('RegularExpression', '/orders/[^/]+')),
      ),
    ];
    expect(get('/orders/1', routes).route).toBe('regex');
    expect(get('/orders/1/items', routes).route).toBe('prefix');
    expect(get('/orders', routes).route).toBe('prefix');
    expect(get('/ordersheet', routes).route).toBe('catch-all');
  });

  it('prefers headers over a method, and both over neither', () => {
    const orders = path('Exact', '/orders');
    const beta = { headers: [{ name: 'X-Beta', value: 'true' }] };
    const routes = [
      routeObject('a-plain', matching(orders)),
      routeObject('b-method', matching({ ...orders, method: 'GET' })),
      routeObject('c-header', matching({ ...orders, ...beta })),
    ];
    const headers = { 'x-beta': 'true' };
    expect(get('/orders', routes, { headers }).route).toBe('c-header');
    expect(get('/orders', routes).route).toBe('b-method');
    expect(get('/orders', routes, { method: 'PUT' }).route).toBe('a-plain');
  });

  it('compares regular expressions with the whole text', () => {
    const cookie = {
      headers: [
        {
          type: 'RegularExpression',
          name: 'cookie',
          value: '(.*; ?)?group=b(;.*)?',
        },
      ],
    };
    const routes = [routeObject('beta', matching(cookie)), everything];
    const routeFor = (value: string) =>
      get('/', routes, { headers: { cookie: value } }).route;
    expect(routeFor('a=1; group=b; c=2')).toBe('beta');
    expect(routeFor('group=bc')).toBe('catch-all');
    expect(routeFor('mygroup=b')).toBe('catch-all');
  });

  it('answers 404 where no route matches', () => {
    const route = routeObject('orders', matching(path('Exact', '/orders')));
    expect(get('/health', [route])).toMatchObject({
      decision: 'deny',
      by: { kind: 'HTTPRoute', name: 'orders' },
      route: null,
    });
  });

  it('does not concern callers outside the mesh or of another port', () => {
    const route = routeObject('orders', matching(path('Exact', '/orders')));
    expect(get('/health', [route], { caller: null }).decision).toBe('allow');
    const to = { host: 'order', port: 9090, labels: {} };
    expect(get('/health', [route], { to }).decision).toBe('allow');
  });

  it('concerns callers of its own namespace only, outside that of the Service', () => {
    const route = routeObject('mine', [{}], {
      parent: {
        group: 'core',
        kind: 'Service',
        name: 'order',
        namespace: 'other',
      },
    });
    const to = { host: 'order.other', port: 80, labels: {} };
    expect(get('/', [route], { to }).route).toBe('mine');
    expect(get('/', [route], { to, caller: 'third/web' }).route).toBeNull();
  });

  it('prefers GRPCRoutes, which displace HTTPRoutes', () => {
    const method = { service: 'shop.v1.Orders', method: 'Get' };
    const grpc = [
      routeObject('get', matching({ method }), {
        kind: 'GRPCRoute',
        annotations: { 'retry.linkerd.io/grpc': 'unavailable' },
      }),
      routeObject('rest', [{}], { kind: 'GRPCRoute' }),
    ];
    expect(get('/shop.v1.Orders/Get', [everything, ...grpc])).toMatchObject({
      route: 'get',
      retries: { attempts: 1, on: ['unavailable'] },
    });
    expect(get('/shop.v1.Orders/List', [everything, ...grpc]).route).toBe(
      'rest',
    );
  });

  it('ignores a regular expression that cannot be read', () => {
    const broken = routeObject(
      'broken',
      matching(path('RegularExpression', '/(?=a)')),
    );
    expect(get('/a', [broken, everything]).route).toBe('catch-all');
  });

  it('knows a query where the request has one', () => {
    const byQuery = routeObject(
      'query',
      matching({ queryParams: [{ name: 'page', value: '1' }] }),
    );
    const routeOf = (query?: Record<string, string>) =>
      get('/orders', [byQuery, everything], { query }).route;

    expect(routeOf({ page: '1' })).toBe('query');
    expect(routeOf({ page: '2' })).toBe('catch-all');
    expect(routeOf()).toBeNull();
  });

  it('takes no route that Linkerd drops for a filter', () => {
    const mirrored = routeObject('mirror', [
      {
        filters: [
          {
            type: 'RequestMirror',
            requestMirror: { backendRef: { name: 'b', port: 80 } },
          },
        ],
      },
    ]);

    expect(get('/orders', [mirrored]).route).toBeNull();
  });

  it('says nothing where a ServiceProfile takes the place of routes', () => {
    const profile = (spec: object) => ({
      apiVersion: 'linkerd.io/v1alpha2',
      kind: 'ServiceProfile',
      metadata: { name: 'order.shop.svc.cluster.local', namespace: 'shop' },
      spec: { ...spec },
    });

    expect(
      get('/orders', [everything, profile({ routes: [{ name: 'a' }] })]).route,
    ).toBeNull();
    expect(get('/orders', [everything, profile({})]).route).toBe('catch-all');
  });
});
