import { isLiteralPath, parsePathTemplate } from './template';
import { toAuthorizationTemplate, toRegex } from './languages';

describe('path templates', () => {
  it.each([
    ['/orders', '/orders', '/orders', true],
    ['/orders/{id}', '/orders/[^/]+', '/orders/{*}', true],
    ['/orders/{id}/', '/orders/[^/]+/', '/orders/{*}/', true],
    ['/{a}-{b}', '/[^/]+-[^/]+', '/{*}', false],
    ['/{id}.json', '/[^/]+\\.json', '/{*}', false],
    ['/files/{path+}', '/files/.+', '/files/{**}', false],
    ['/files/{id:[0-9]+}', '/files/[^/]+', '/files/{*}', true],
    ['/files/{path*}', '/files/.+', '/files/{**}', false],
    ['/files/{path+}/x', '/files/.+/x', '/files/{**}/x', false],
    ['/files/{path+}/{x}', '/files/.+/[^/]+', '/files/{**}', false],
    ['/a*b', '/a\\*b', '/{*}', false],
    ['/a|b', '/a\\|b', '/a|b', true],
    ['/a|b/{c}', '/a\\|b/[^/]+', '/{*}/{*}', false],
    ['/{a', '/\\{a', '/{*}', false],
    ['/{}', '/[^/]+', '/{*}', true],
    ['/', '/', '/', true],
    ['orders', '/orders', '/orders', true],
    ['/a b/é', '/a%20b/%C3%A9', '/a%20b/%C3%A9', true],
    ['/a%2fB', '/a%2fB', '/a%2fB', true],
  ])('%s is the regex %s and the template %s', (path, regex, value, exact) => {
    const template = parsePathTemplate(path);
    expect(toRegex(template)).toBe(regex);
    expect(toAuthorizationTemplate(template)).toEqual({ value, exact });
  });

  it('are spelled as requests carry them', () => {
    expect(parsePathTemplate('/a b/\ud800/{c}').template).toBe(
      '/a%20b/%EF%BF%BD/{c}',
    );
  });

  it('without a parameter mean one path', () => {
    expect(isLiteralPath(parsePathTemplate('/a/b'))).toBe(true);
    expect(isLiteralPath(parsePathTemplate('/a/{b}'))).toBe(false);
  });
});
