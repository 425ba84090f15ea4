import { formOfPolicyPath, formOfRegex, samplePaths } from './operationPaths';

describe('the form of the paths of an operation', () => {
  it.each([
    ['/orders/[^/]+', '/orders/*'],
    ['^/orders/\\d+$', '/orders/*'],
    ['/orders/[0-9a-f-]{36}/?', '/orders/*'],
    ['/orders/(a|b/c)/items', '/orders/*/items'],
    ['/orders/.*', '/orders/*'],
    ['/v1\\.2/orders/[^/]+', '/v1.2/orders/*'],
  ])('is read from the expression %s', (regex, form) => {
    expect(formOfRegex(regex)).toBe(form);
  });

  it.each([
    '/orders',
    '.*',
    '/.*',
    '/orders.*',
    '/v[0-9]/orders',
    '/orders/[^/]+\\.json',
    'orders/\\d+',
  ])('is not read from the expression %s', regex => {
    expect(formOfRegex(regex)).toBeNull();
  });

  it.each([
    ['/orders/{*}', '/orders/*'],
    ['/orders/{**}', '/orders/*'],
    ['/orders/*', '/orders/*'],
    ['/orders/{*}/items', '/orders/*/items'],
  ])('is read from the path %s of a policy', (path, form) => {
    expect(formOfPolicyPath(path)).toBe(form);
  });

  it.each(['/orders', '*', '/*', '/ord*', '*/items', '/orders/*/items'])(
    'is not read from the path %s of a policy',
    path => {
      expect(formOfPolicyPath(path)).toBeNull();
    },
  );

  it('has paths', () => {
    expect(samplePaths('/orders/*/items')).toEqual([
      '/orders/7/items',
      '/orders/x-7/items',
      '/orders/7/x-7/items',
      '/orders/7/items/',
    ]);
  });
});
