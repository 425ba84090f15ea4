import { httpRoute, isHttpRouteHeader, isHttpRoutePath } from './httpRoute';

const accepts = (spec: unknown) => httpRoute.spec.safeParse(spec).success;

const withPath = (path: object) => ({ rules: [{ matches: [{ path }] }] });
const withFilter = (filter: object) => ({ rules: [{ filters: [filter] }] });

describe('HTTPRoute', () => {
  it.each([
    ['no rules', {}],
    [
      'a Service as parent, as meshes write it',
      {
        parentRefs: [{ group: 'core', kind: 'Service', name: 'a', port: 80 }],
        rules: [{ backendRefs: [{ name: 'a', port: 80, weight: 0 }] }],
      },
    ],
    [
      'a regular expression of any shape',
      withPath({ type: 'RegularExpression', value: '/a//.+' }),
    ],
    ['a path of the default type', withPath({ value: '/orders' })],
    [
      'the retries and session persistence of the experimental channel',
      {
        rules: [
          {
            name: 'read',
            retry: { attempts: 2, codes: [502], backoff: '100ms' },
            sessionPersistence: { type: 'Header', header: { name: 'x-s' } },
            timeouts: { request: '1m30s' },
          },
        ],
      },
    ],
    [
      'a CORS filter',
      withFilter({
        type: 'CORS',
        cors: { allowOrigins: ['https://*.example.com'] },
      }),
    ],
    [
      'a backend of another kind without a port',
      {
        rules: [
          {
            backendRefs: [{ group: 'example.com', kind: 'Bucket', name: 'b' }],
          },
        ],
      },
    ],
  ])('accepts %s', (_, spec) => {
    expect(accepts(spec)).toBe(true);
  });

  it.each([
    ['an unknown member', { rule: [] }],
    ['a relative path', withPath({ type: 'Exact', value: 'orders' })],
    ['a prefix with an empty segment', withPath({ value: '/a//b' })],
    ['an unknown method', { rules: [{ matches: [{ method: 'QUERY' }] }] }],
    [
      'a Service backend without a port',
      { rules: [{ backendRefs: [{ name: 'a' }] }] },
    ],
    [
      'a filter whose member is not that of its type',
      withFilter({ type: 'CORS', urlRewrite: {} }),
    ],
    ['a filter without its member', withFilter({ type: 'URLRewrite' })],
    ['an empty list of rules', { rules: [] }],
    ['more than 16 rules', { rules: Array(17).fill({}) }],
    [
      'more than 128 matches in all',
      { rules: Array(3).fill({ matches: Array(64).fill({ method: 'GET' }) }) },
    ],
    ['a duration with days', { rules: [{ timeouts: { request: '1d' } }] }],
  ])('rejects %s', (_, spec) => {
    expect(accepts(spec)).toBe(false);
  });

  it('says which paths can be matched as they are', () => {
    expect(
      ['/', '/a/b/', '/a%20b', '/a.b'].filter(isHttpRoutePath),
    ).toHaveLength(4);
    expect(
      ['a', '/a//b', '/a/./b', '/a/..', '/a%2Fb', '/a b', '/{id}'].filter(
        isHttpRoutePath,
      ),
    ).toEqual([]);
  });

  it('says which headers can be matched', () => {
    expect(isHttpRouteHeader('x-beta', 'a b')).toBe(true);
    expect(isHttpRouteHeader('x-beta', '')).toBe(false);
    expect(isHttpRouteHeader('x beta', 'a')).toBe(false);
  });
});
