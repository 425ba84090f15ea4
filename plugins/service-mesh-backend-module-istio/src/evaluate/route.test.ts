import { virtualService } from '../testUtils/ruleContext';
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
    [{ uri: { exact: '/ORDERS/7' }, ignoreUriCase: true }, null],
    [{ queryParams: {}, method: { exact: 'POST' } }, 'rest'],
  ])('with the match %j takes %s', (match, expected) => {
    const taken = route([{ name: 'first', match: [match] }, { name: 'rest' }], {
      headers: { 'x-beta': 'true' },
    });

    expect(taken.route).toBe(expected);
  });
});
