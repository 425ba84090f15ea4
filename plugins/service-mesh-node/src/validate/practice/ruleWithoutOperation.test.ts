import { documentOf, found, gates, shopService } from './__testUtils__/shop';
import { ruleWithoutOperation } from './ruleWithoutOperation';

const rule = ruleWithoutOperation([gates]);

const route = (method: string | null, value: string, type = 'Exact') =>
  documentOf({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: 'orders' }],
      rules: [
        { matches: [{ ...(method ? { method } : {}), path: { type, value } }] },
      ],
    },
  });

describe('ruleWithoutOperation', () => {
  const orders = shopService('orders');

  it('finds a match that no operation of the definition has', () => {
    expect(found(rule, [route('GET', '/thing/7')], [orders]))
      .toMatchInlineSnapshot(`
      [
        "warning: HTTPRoute orders has a rule for GET /thing/7, and component:default/orders has no such operation.",
      ]
    `);
    expect(found(rule, [route('PUT', '/things/7')], [orders])).toHaveLength(1);
  });

  it.each([
    ['an operation', route('GET', '/things/7')],
    ['everything', route(null, '/', 'PathPrefix')],
    ['a beginning', route(null, '/things', 'PathPrefix')],
    [
      'an expression, which may be anything',
      route('GET', '/x.*', 'RegularExpression'),
    ],
    ['health', route('GET', '/healthz')],
    ['a probe of the catalog', route('GET', '/healthz')],
    ['a method that the framework answers', route('OPTIONS', '/x')],
  ])('is content with %s', (_, document) => {
    expect(found(rule, [document], [orders])).toEqual([]);
  });

  it('says nothing of a service whose operations are not known', () => {
    const unknown = shopService('orders', { paths: [] });
    expect(found(rule, [route('GET', '/thing')], [unknown])).toEqual([]);
  });
});
