import { hostMatches, normalHost } from './hosts';

describe('normalHost', () => {
  it.each([
    ['orders', 'orders.shop'],
    ['orders.shop', 'orders.shop'],
    ['orders.shop.svc', 'orders.shop'],
    ['orders.shop.svc.cluster.local', 'orders.shop'],
    ['Api.example.com', 'api.example.com'],
    ['*', '*'],
  ])('spells %s in namespace shop as %s', (host, expected) => {
    expect(normalHost(host, 'shop')).toBe(expected);
  });
});

describe('hostMatches', () => {
  it.each([
    ['orders.shop', 'orders.shop', true],
    ['*.shop', 'orders.shop', true],
    ['*.shop', 'orders.billing', false],
    ['*', 'orders.shop', true],
  ])('%s for %s is %s', (pattern, host, expected) => {
    expect(hostMatches(pattern, host)).toBe(expected);
  });
});
