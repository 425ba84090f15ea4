import fc from 'fast-check';
import { RE2JS } from 're2js';
import { isLiteralPath, parsePathTemplate } from './template';
import { toAuthorizationTemplate, toRegex } from './languages';

describe('path templates', () => {
  it.each([
    ['/orders', '/orders', '/orders', true],
    ['/orders/{id}', '/orders/[^/]+', '/orders/{*}', true],
    ['/orders/{id}/', '/orders/[^/]+/', '/orders/{*}/', true],
    ['/{a}-{b}', '/[^/]+-[^/]+', '/{*}', false],
    ['/{id}.json', '/[^/]+\\.json', '/{*}', false],
    ['/files/{path+}', '/files/.+', '/files/{**}', true],
    ['/files/{path+}/x', '/files/.+/x', '/files/{**}', false],
    ['/a*b', '/a\\*b', '/{*}', false],
    ['/', '/', '/', true],
    ['orders', '/orders', '/orders', true],
  ])('%s is the regex %s and the template %s', (path, regex, value, exact) => {
    const template = parsePathTemplate(path);
    expect(toRegex(template)).toBe(regex);
    expect(toAuthorizationTemplate(template)).toEqual({ value, exact });
  });

  it('knows paths without a parameter', () => {
    expect(isLiteralPath(parsePathTemplate('/a/b'))).toBe(true);
    expect(isLiteralPath(parsePathTemplate('/a/{b}'))).toBe(false);
  });

  const text = fc
    .string({ minLength: 1, maxLength: 6 })
    .map(s => s.replace(/[{}/\n\r]/g, '_'));

  it('are matched by their regex with any values of their parameters, and by no other number of segments', () => {
    const segment = fc.oneof(
      text.map(literal => ({ template: literal, path: literal })),
      fc.tuple(text, text).map(([name, value]) => ({
        template: `{${name.replace(/[+*]$/, '_')}}`,
        path: value,
      })),
      fc.tuple(text, text, text).map(([before, name, value]) => ({
        template: `${before}{${name.replace(/[+*]$/, '_')}}`,
        path: `${before}${value}`,
      })),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), parts => {
        const template = parsePathTemplate(
          `/${parts.map(part => part.template).join('/')}`,
        );
        const regex = RE2JS.compile(toRegex(template));
        const path = `/${parts.map(part => part.path).join('/')}`;
        expect(regex.matches(path)).toBe(true);
        expect(regex.matches(`${path}/more`)).toBe(false);
        expect(regex.matches(`/more${path}`)).toBe(false);
      }),
    );
  });
});
