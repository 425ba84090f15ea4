import { hasIdleWildcard, matchesValue } from './wildcard';

it.each([
  ['shop', 'shop', true],
  ['shop', 'shops', false],
  ['shop*', 'shops', true],
  ['*shop', 'my-shop', true],
  ['*', 'shop', true],
  ['*', '', false],
  ['s*p', 'shop', false],
])('%s matches %s: %j', (value, text, matches) => {
  expect(matchesValue(value, text)).toBe(matches);
});

it.each([
  ['/orders', false],
  ['/orders/*', false],
  ['*/orders', false],
  ['*', false],
  ['/orders/*/items', true],
  ['*/orders/*', true],
  ['/a*b*', true],
])('the wildcard in %s stands for itself: %j', (value, idle) => {
  expect(hasIdleWildcard(value)).toBe(idle);
});
