import { matchesPath, matchesPattern } from './paths';

describe('matchesPattern', () => {
  it.each([
    ['GET', 'GET', true],
    ['GET', 'GETS', false],
    ['/orders*', '/orders/1', true],
    ['*/health', '/orders/health', true],
    ['*/health', '/health/x', false],
    ['*', 'anything', true],
    ['*', '', false],
  ])('%s on %s is %s', (pattern, value, expected) => {
    expect(matchesPattern(pattern, value)).toBe(expected);
  });
});

describe('matchesPath', () => {
  it.each([
    ['/orders/{*}', '/orders/7', true],
    ['/orders/{*}', '/orders/', false],
    ['/orders/{*}', '/orders/7/items', false],
    ['/orders/{*}/items', '/orders/7/items', true],
    ['/orders/{**}', '/orders', true],
    ['/orders/{**}', '/orders/7/items', true],
    ['/orders/{**}/items', '/orders/items', true],
    ['/foo/{**}/', '/foo/bar/', true],
    ['/foo/{**}/', '/foo/bar', false],
    ['/orders', '/orders/', false],
    ['/orders*', '/ordersx', true],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });
});
