import { virtualService } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { takeRoute } from './route';

const route = (http: object[], overrides = {}) =>
  takeRoute([virtualService({ hosts: ['order'], http })], request(overrides));

describe('takeRoute', () => {
  it('says nothing where no VirtualService has the host', () => {
    expect(
      route([{ name: 'all' }], {
        to: { host: 'cart.shop.svc.cluster.local', port: 80, labels: {} },
      }),
    ).toEqual({ route: null, timeout: null, retries: null });
  });

  it('takes the first rule that matches', () => {
    expect(
      route([
        { name: 'write', match: [{ method: { exact: 'POST' } }] },
        {
          name: 'read',
          match: [{ uri: { regex: '/orders/[^/]+' } }],
          timeout: '1m30s',
          retries: { attempts: 2, retryOn: '5xx,reset' },
        },
        { name: 'catch-all' },
      ]),
    ).toEqual({
      route: 'read',
      timeout: 90_000,
      retries: { attempts: 2, on: ['5xx', 'reset'] },
    });
  });

  it.each([
    [{ uri: { regex: '/orders' } }, 'rest'],
    [{ uri: { prefix: '/ord' } }, 'first'],
    [{ uri: { exact: '/orders/7' } }, 'first'],
    [{ headers: { 'x-beta': { exact: 'true' } } }, 'first'],
    [{ headers: { 'x-other': {} } }, 'rest'],
    [{ headers: { 'x-beta': {} } }, 'first'],
    [{ port: 80 }, 'first'],
    [{ port: 9090 }, 'rest'],
    [{ queryParams: { a: { exact: 'b' } } }, null],
    [{ uri: { regex: '(' } }, null],
    [{ uri: { exact: '/ORDERS/7' }, ignoreUriCase: true }, 'first'],
    [{ uri: { regex: '/ORDERS/7' }, ignoreUriCase: true }, 'rest'],
    [{ withoutHeaders: { 'x-beta': {} } }, 'rest'],
    [{ withoutHeaders: { 'x-beta': { exact: 'false' } } }, 'first'],
    [{ withoutHeaders: { 'x-other': {} } }, 'first'],
    [{ gateways: ['istio-ingress/public'] }, 'rest'],
    [{ gateways: ['mesh'] }, 'first'],
    [{ sourceNamespace: 'shop' }, 'first'],
    [{ sourceNamespace: 'billing' }, 'rest'],
    [{ sourceLabels: { app: 'web' } }, null],
    [{ authority: { exact: 'order' } }, null],
    [{ scheme: { exact: 'http' } }, null],
    [{ queryParams: {}, method: { exact: 'POST' } }, 'rest'],
  ])('with the match %j takes %s', (match, expected) => {
    const taken = route([{ name: 'first', match: [match] }, { name: 'rest' }], {
      headers: { 'x-beta': 'true' },
    });

    expect(taken.route).toBe(expected);
  });

  it.each([
    [{ page: '1' }, 'first'],
    [{ page: '2' }, 'rest'],
    [{}, 'rest'],
  ])('knows the query %j', (query, expected) => {
    const match = [{ queryParams: { page: { exact: '1' } } }];

    expect(
      route([{ name: 'first', match }, { name: 'rest' }], { query }).route,
    ).toBe(expected);
  });

  it('names the VirtualService whose rules all leave a request out', () => {
    const taken = route([{ match: [{ method: { exact: 'POST' } }] }]);

    expect(taken.missed).toMatchObject({
      kind: 'VirtualService',
      name: 'orders',
    });
  });

  describe('does not apply', () => {
    const http = [{ name: 'all' }];
    const nothing = { route: null, timeout: null, retries: null };

    it.each([
      ['that only a gateway reads', { gateways: ['istio-ingress/public'] }, {}],
      ['that is not exported', { exportTo: ['.'] }, { caller: 'web/web' }],
    ])('a VirtualService %s', (_, spec, overrides) => {
      const object = virtualService({ hosts: ['order'], http, ...spec });

      expect(takeRoute([object], request(overrides))).toEqual(nothing);
    });

    it('where the caller has no proxy, or ambient has no waypoint', () => {
      const object = virtualService({ hosts: ['order'], http });

      expect(takeRoute([object], request({ caller: null }))).toEqual(nothing);
      expect(takeRoute([object], request(), { mesh: 'istio-ambient' })).toEqual(
        nothing,
      );
    });
  });

  it('prefers a host to a wildcard, and does not choose among equals', () => {
    const wild = virtualService({
      hosts: ['*.shop.svc.cluster.local'],
      http: [{ name: 'wild' }],
    });
    const exact = virtualService({
      hosts: ['order'],
      http: [{ name: 'exact' }],
    });

    expect(takeRoute([wild, exact], request()).route).toBe('exact');
    expect(takeRoute([exact, exact], request()).route).toBeNull();
  });
});
