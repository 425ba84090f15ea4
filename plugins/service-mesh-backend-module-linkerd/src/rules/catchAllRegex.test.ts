import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { catchAllRegex } from './catchAllRegex';

const find = (type: string, value: string) =>
  findingsOf(catchAllRegex, [
    routeObject('order', [{ matches: [{ path: { type, value } }] }]),
  ]);

describe('gateway-api/catch-all-regex', () => {
  it.each([
    ['PathPrefix', '/'],
    ['RegularExpression', '/orders/.*'],
    ['RegularExpression', '/[^/]+'],
  ])('is content with %s %s', (type, value) => {
    expect(find(type, value)).toEqual([]);
  });

  it('leaves alone a namespace of Istio, where regular expressions are tried in another order', () => {
    const policy = {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'order', namespace: 'shop' },
      spec: {},
    };
    const route = routeObject('order', [
      { matches: [{ path: { type: 'RegularExpression', value: '/.*' } }] },
    ]);

    expect(findingsOf(catchAllRegex, [route, policy])).toEqual([]);
  });

  it.each(['.*', '/.*', '/.+', '^/.*$', '/(.*)'])('finds %s', value => {
    expect(find('RegularExpression', value)).toEqual([
      {
        name: 'order',
        pointer: '/spec/rules/0/matches/0/path/value',
        severity: 'warning',
      },
    ]);
  });
});
