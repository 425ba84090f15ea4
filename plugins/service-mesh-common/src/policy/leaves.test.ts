import { policyLeaves } from './leaves';

const accepts = (leaf: keyof typeof policyLeaves, value: unknown) =>
  policyLeaves[leaf].schema.safeParse(value).success;

describe('traffic.ingress.rewrite', () => {
  it.each([
    [{ prefix: '/api/orders', to: '/', authority: 'order.internal' }],
    [{ prefix: '/api', to: '/v1.0/a%20b/' }],
    [{ authority: 'order.internal' }],
    [{}],
  ])('accepts %j', value => {
    expect(accepts('traffic.ingress.rewrite', value)).toBe(true);
  });

  it.each([
    [{ to: '/v1' }],
    [{ prefix: '/' }],
    [{ prefix: '/api/' }],
    [{ prefix: 'api' }],
    [{ prefix: '/a//b' }],
    [{ prefix: '/a/../b' }],
    [{ prefix: '/a%2Fb' }],
    [{ prefix: '/orders/{id}' }],
    [{ prefix: '/a', to: '\\1' }],
    [{ prefix: '/a', to: '/b\\1' }],
    [{ prefix: '/a', to: '' }],
    [{ prefix: `/${'a'.repeat(1024)}` }],
  ])('refuses %j', value => {
    expect(accepts('traffic.ingress.rewrite', value)).toBe(false);
  });
});

describe('traffic.ingress.redirects', () => {
  it('accepts a path, another path and a status that redirects', () => {
    const redirect = { from: '/old', to: '/new/', code: 301 };

    expect(accepts('traffic.ingress.redirects', [redirect])).toBe(true);
  });

  it.each([
    [[]],
    [[{ from: '/old', to: '/new' }]],
    [[{ from: '/old', to: '/new', code: 304 }]],
    [[{ from: '/old', to: '/old', code: 301 }]],
    [[{ from: '/old', to: 'https://evil.example.com', code: 301 }]],
    [[{ from: '/old', to: '//evil.example.com', code: 301 }]],
  ])('refuses %j', value => {
    expect(accepts('traffic.ingress.redirects', value)).toBe(false);
  });
});

describe('values that no mesh would accept', () => {
  it.each<[keyof typeof policyLeaves, unknown]>([
    ['traffic.match', [{ header: 'x beta', value: 'a', to: 'v2' }]],
    ['traffic.match', [{ header: ':path', value: 'a', to: 'v2' }]],
    ['traffic.match', [{ cookie: 'a;b', value: 'a', to: 'v2' }]],
    ['traffic.ingress.gateway', 'Gateway/Istio/public'],
    ['traffic.ingress.gateway', 'Gateway/istio-ingress/pub.lic'],
    ['traffic.ingress.gateway', 'public'],
    ['traffic.ingress.rewrite', { authority: '' }],
    ['traffic.ingress.rewrite', { authority: 'https://order.internal' }],
    ['security.callers.additional', [{ cidr: '300.1.1.1/8' }]],
    ['security.callers.additional', [{ cidr: '10.0.0.0/33' }]],
    ['observability.tracing.tags', { team: '' }],
    ['observability.metrics.tags', { '': 'request.method' }],
  ])('%s does not take %j', (leaf, value) => {
    expect(accepts(leaf, value)).toBe(false);
  });

  it.each<[keyof typeof policyLeaves, unknown]>([
    ['traffic.match', [{ header: 'X-Beta', value: '', to: 'v2' }]],
    ['traffic.match', [{ cookie: '__Host-group', value: 'a.b', to: 'v2' }]],
    ['traffic.ingress.gateway', 'Gateway/istio-ingress/public'],
    ['traffic.ingress.rewrite', { authority: 'order.internal:8080' }],
    ['security.callers.additional', [{ cidr: '10.0.0.0/8' }]],
    ['security.callers.additional', [{ cidr: 'fd00::/8' }]],
  ])('%s takes %j', (leaf, value) => {
    expect(accepts(leaf, value)).toBe(true);
  });
});
