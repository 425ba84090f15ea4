import { requestRules } from './requestRules';

const object = (kind: string, spec: unknown) => ({
  apiVersion: 'test',
  kind,
  metadata: { name: 'orders' },
  spec: spec as any,
});

describe('requestRules', () => {
  it('reads what an AuthorizationPolicy admits, unless a path may be anything', () => {
    const admits = (...paths: string[]) =>
      requestRules(
        object('AuthorizationPolicy', {
          rules: [{ to: [{ operation: { methods: ['GET'], paths } }] }],
        }),
      );
    expect(admits('/orders', '/orders/{*}', '/files/*')).toEqual([
      {
        pointer: '/spec/rules/0/to/0',
        methods: ['GET'],
        paths: [
          { type: 'exact', value: '/orders' },
          { type: 'template', value: '/orders/{*}' },
          { type: 'prefix', value: '/files/' },
        ],
      },
    ]);
    expect(admits('/orders', '*/items')).toEqual([]);
  });

  it('reads what a VirtualService matches, unless it rewrites or compares by an expression', () => {
    const match = [
      { method: { exact: 'PUT' }, uri: { exact: '/orders' } },
      { uri: { prefix: '/items' } },
      { uri: { regex: '/x.*' } },
    ];
    const routes = (rule: object) =>
      requestRules(object('VirtualService', { http: [{ match, ...rule }] }));
    expect(routes({})).toEqual([
      {
        pointer: '/spec/http/0/match/0',
        methods: ['PUT'],
        paths: [{ type: 'exact', value: '/orders' }],
      },
      {
        pointer: '/spec/http/0/match/1',
        methods: [],
        paths: [{ type: 'prefix', value: '/items' }],
      },
    ]);
    expect(routes({ rewrite: { uri: '/' } })).toEqual([]);
  });

  it('reads nothing in a policy that denies, other kinds, or no shape at all', () => {
    const rules = [{ to: [{ operation: { paths: ['/a'] } }] }];
    const deny = object('AuthorizationPolicy', { action: 'DENY', rules });
    expect(requestRules(deny)).toEqual([]);
    expect(requestRules(object('Sidecar', { rules }))).toEqual([]);
    expect(requestRules(object('VirtualService', { http: 'x' }))).toEqual([]);
  });
});
