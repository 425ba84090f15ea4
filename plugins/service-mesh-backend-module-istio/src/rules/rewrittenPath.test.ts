import { rewrittenPath } from './rewrittenPath';

const rule = (match: string, rewrite: string) => ({
  rewrite: { uriRegexRewrite: { match, rewrite } },
});

describe('the path that the workload sees', () => {
  it.each([
    ['^/api(/|$)', '/', '/api/orders', '/orders', false],
    ['^/api(/|$)', '/', '/api', '/', false],
    ['^/api(/|$)', '/', '/api/', '/', false],
    [
      '^/api/v1\\.0(/|$)',
      '/shop\\1',
      '/api/v1.0/orders',
      '/shop/orders',
      false,
    ],
    ['^/api(/|$)', '/v1.0\\1', '/api/[^/]+', '/v1\\.0/[^/]+', true],
    ['^/api(/|$)', '/', '/other/orders', '/other/orders', false],
    ['^/api', '/', '/api/orders', '/api/orders', false],
  ])('is known behind %s → %s', (match, rewrite, path, seen, isRegex) => {
    expect(rewrittenPath(rule(match, rewrite), path, isRegex)).toBe(seen);
  });

  it('is the path of the request without a rewrite', () => {
    expect(rewrittenPath({}, '/orders', false)).toBe('/orders');
  });
});
