import { object } from '../../testUtils/cluster';
import { hits } from '../../testUtils/ruleContext';
import { anyPrincipal } from './anyPrincipal';
import { exactPathInDeny } from './exactPathInDeny';
import { pathTemplateNotValid } from './pathTemplateNotValid';
import { unknownMethod } from './unknownMethod';
import { wildcardInside } from './wildcardInside';

const policy = (rule: object, action?: string) =>
  object('AuthorizationPolicy', 'orders', {
    ...(action ? { action } : {}),
    rules: [rule],
  });

const onPaths = (paths: string[], action?: string) =>
  policy({ to: [{ operation: { paths } }] }, action);

describe('security/unknown-method', () => {
  it.each(['GET', '*', 'PO*', '*T', 'PROPFIND'])(
    'is silent about %s',
    value => {
      expect(
        hits(unknownMethod, [
          policy({ to: [{ operation: { methods: [value] } }] }),
        ]),
      ).toEqual([]);
    },
  );

  it.each(['GOT', 'GOT*', '*WRONG', '*E*', '/shop.Orders/List'])(
    'finds %s',
    value => {
      expect(
        hits(unknownMethod, [
          policy({ to: [{ operation: { methods: ['GET', value] } }] }),
        ]),
      ).toMatchObject([{ pointer: '/spec/rules/0/to/0/operation/methods/1' }]);
    },
  );

  it('mends the case', () => {
    expect(
      hits(unknownMethod, [
        policy({ to: [{ operation: { methods: ['get'] } }] }),
      ]),
    ).toMatchObject([{ fix: { replacement: 'GET' } }]);
  });
});

describe('security/wildcard-inside-value', () => {
  it.each(['/orders', '/orders/*', '*/items', '/orders/{*}/items'])(
    'is silent about the path %s',
    path => {
      expect(hits(wildcardInside, [onPaths([path])])).toEqual([]);
    },
  );

  it.each(['/users/*/orders', '*/orders/*'])('finds the path %s', path => {
    expect(hits(wildcardInside, [onPaths([path])])).toMatchObject([
      { pointer: '/spec/rules/0/to/0/operation/paths/0' },
    ]);
  });

  it('finds a principal in any namespace', () => {
    const principals = ['cluster.local/ns/*/sa/basket'];
    expect(
      hits(wildcardInside, [policy({ from: [{ source: { principals } }] })]),
    ).toMatchObject([{ params: { field: 'principals' } }]);
  });
});

describe('security/path-template-not-valid', () => {
  it.each(['/orders/{*}', '/orders/{**}', '/{*}/items/{**}', '/orders'])(
    'is silent about %s',
    path => {
      expect(hits(pathTemplateNotValid, [onPaths([path])])).toEqual([]);
    },
  );

  it.each([
    ['/orders/{id}', '"/orders/{*}"'],
    ['/orders/{id}.json', undefined],
    ['/orders/{*}.json', undefined],
    ['/{**}/items/{*}', undefined],
    ['/orders/{*}/*', undefined],
  ])('finds %s', (path, replacement) => {
    const [found] = hits(pathTemplateNotValid, [onPaths([path])]);
    expect(found.fix?.replacement).toBe(replacement);
  });
});

describe('security/exact-path-in-deny', () => {
  it.each([
    ['what is allowed', onPaths(['/admin'])],
    ['a prefix', onPaths(['/admin*'], 'DENY')],
    ['both spellings', onPaths(['/admin', '/admin/'], 'DENY')],
    ['all below it', onPaths(['/admin', '/admin/*'], 'DENY')],
    ['a template', onPaths(['/orders/{*}'], 'DENY')],
  ])('is silent about %s', (_, object_) => {
    expect(hits(exactPathInDeny, [object_])).toEqual([]);
  });

  it('finds a path that a slash leads past', () => {
    expect(
      hits(exactPathInDeny, [onPaths(['/health/', '/admin'], 'DENY')]),
    ).toMatchObject([{ pointer: '/spec/rules/0/to/0/operation/paths/1' }]);
  });
});

describe('security/any-principal', () => {
  const from = [{ source: { principals: ['*'] } }];

  it.each([
    ['DENY', policy({ from }, 'DENY')],
    ['some requests', policy({ from, to: [{ operation: { paths: ['/a'] } }] })],
    ['a condition', policy({ from, when: [{ key: 'source.ip' }] })],
    [
      'a namespace',
      policy({
        from: [{ source: { principals: ['*'], namespaces: ['shop'] } }],
      }),
    ],
    ['tokens', policy({ from: [{ source: { requestPrincipals: ['*'] } }] })],
  ])('is silent about %s', (_, object_) => {
    expect(hits(anyPrincipal, [object_])).toEqual([]);
  });

  it.each(['principals', 'namespaces'])('finds any of %s', list => {
    expect(
      hits(anyPrincipal, [policy({ from: [{ source: { [list]: ['*'] } }] })]),
    ).toMatchObject([{ pointer: `/spec/rules/0/from/0/source/${list}` }]);
  });
});
