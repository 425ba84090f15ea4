import { routeTo, virtualService } from '../../testUtils/istioObjects';
import { object, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { routeAndPolicyDisagree } from './routeAndPolicyDisagree';

const match = (regex: string, method = 'GET', rest: object = {}) => ({
  ...routeTo('orders'),
  match: [{ uri: { regex }, method: { exact: method } }],
  ...rest,
});

const policy = (
  operation: object,
  {
    selection = { selector: { matchLabels: { app: 'orders' } } },
    name = 'orders',
    ...rest
  }: { selection?: object; name?: string; [field: string]: unknown } = {},
) =>
  object('AuthorizationPolicy', name, {
    ...selection,
    rules: [{ to: [{ operation }] }],
    ...rest,
  });

const found = (
  http: readonly object[],
  ...policies: ReturnType<typeof policy>[]
) =>
  hits(routeAndPolicyDisagree, [
    service('orders'),
    virtualService({ http: [...http, routeTo('orders')] }),
    ...policies,
  ]).map(({ params }) => params?.differsOn);

describe('security/route-and-policy-disagree', () => {
  it.each([
    ['/orders/[^/]+', '/orders/{*}'],
    ['/orders/.+', '/orders/{**}'],
    ['/orders/[^/]+/items', '/orders/{*}/items'],
  ])('is silent about %s and %s', (regex, path) => {
    expect(found([match(regex)], policy({ paths: [path] }))).toEqual([]);
  });

  it.each([
    ['/orders/[^/]+', '/orders/*', '/orders/7/x-7'],
    ['/orders/[^/]+', '/orders/{**}', '/orders/7/x-7'],
    ['/orders/\\d+', '/orders/{*}', '/orders/x-7'],
    ['/orders/.+', '/orders/{*}', '/orders/7/x-7'],
    ['/orders/[^/]+/?', '/orders/{*}', '/orders/7/'],
  ])('finds that %s and %s differ on %s', (regex, path, sample) => {
    expect(found([match(regex)], policy({ paths: [path] }))).toEqual([sample]);
  });

  it('says where both stand', () => {
    expect(
      hits(routeAndPolicyDisagree, [
        service('orders'),
        virtualService({ http: [match('/orders/.+')] }),
        policy({ paths: ['/health', '/orders/{*}'] }),
      ]),
    ).toMatchObject([
      {
        pointer: '/spec/rules/0/to/0/operation/paths/1',
        related: [{ pointer: '/spec/http/0/match/0/uri/regex' }],
      },
    ]);
  });

  it.each([
    ['a Service', { targetRefs: [{ kind: 'Service', name: 'orders' }] }],
    ['its namespace', {}],
  ])('looks at policies for %s', (_, selection) => {
    const wide = policy({ paths: ['/orders/*'] }, { selection });

    expect(found([match('/orders/[^/]+')], wide)).toHaveLength(1);
  });

  it.each([
    [
      'for other workloads',
      { selection: { selector: { matchLabels: { app: 'web' } } } },
    ],
    ['that deny', { action: 'DENY' }],
  ])('is silent about policies %s', (_, rest) => {
    const other = policy({ paths: ['/orders/*'] }, rest);

    expect(found([match('/orders/[^/]+')], other)).toEqual([]);
  });

  it('holds only those of one method against each other', () => {
    const writes = policy({ paths: ['/orders/*'], methods: ['POST'] });

    expect(found([match('/orders/[^/]+')], writes)).toEqual([]);
    expect(found([match('/orders/[^/]+', 'POST')], writes)).toHaveLength(1);
  });

  it('knows what else is admitted, and what else is routed', () => {
    const template = policy({ paths: ['/orders/{*}'] });
    const items = policy({ paths: ['/orders/{*}/{*}'] }, { name: 'items' });
    const everything = policy({ methods: ['GET'] }, { name: 'all' });

    expect(found([match('/orders/.+')], template, items)).toEqual([
      '/orders/7/',
    ]);
    expect(found([match('/orders/.+')], template, everything)).toEqual([]);
    expect(
      found(
        [match('/orders/[^/]+'), match('/orders/[^/]+/[^/]+')],
        policy({ paths: ['/orders/*'] }),
      ),
    ).toEqual(['/orders/7/']);
  });

  it('takes matches of one expression, or of other methods, for no other operation', () => {
    const template = policy({ paths: ['/orders/{*}'] });

    expect(
      found([match('/orders/.+'), match('/orders/.+')], template),
    ).toHaveLength(2);
    expect(
      found([match('/orders/.+'), match('/orders/[^/]+/.+', 'PUT')], template),
    ).toEqual(['/orders/7/x-7']);
  });

  it('is silent where the path is rewritten, or the Service is not known', () => {
    const wide = policy({ paths: ['/orders/*'] });
    const rewritten = match('/orders/[^/]+', 'GET', { rewrite: { uri: '/' } });

    expect(found([rewritten], wide)).toEqual([]);
    expect(
      hits(routeAndPolicyDisagree, [
        virtualService({ http: [match('/orders/[^/]+')] }),
        wide,
      ]),
    ).toEqual([]);
  });
});
