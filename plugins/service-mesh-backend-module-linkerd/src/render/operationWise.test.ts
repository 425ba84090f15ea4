import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testCaller,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { Options, defaultInput } from '../testUtils/inputs';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderAuthorization } from './authorization';

const leaf = 'security.callers.granularity';

function render(callers: AdmittedCaller[], options: Options = {}) {
  const input = defaultInput({
    ...options,
    policy: { [leaf]: 'operation' },
  });
  input.admission = { ...input.admission, callers };
  return renderAuthorization(input, linkerdTarget);
}

const named = (rendering: ReturnType<typeof render>) =>
  objectsOf(rendering).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

const cart = testCaller('cart', { operations: ['POST /orders'] });
const whole = [
  'MeshTLSAuthentication order-callers',
  'AuthorizationPolicy order-callers',
];

describe('rules by operation', () => {
  it('apply policies of probes before the routes that end their admission', () => {
    const phases = render([testCaller('web'), cart]).manifests.map(
      ({ kind, name, phase }) => [kind, (name as any).value, phase],
    );
    expect(phases).toEqual([
      ['NetworkAuthentication', 'order-probes', 0],
      ['HTTPRoute', 'order-probes', 2],
      ['AuthorizationPolicy', 'order-probes', 1],
      ['HTTPRoute', 'order-inbound-catch-all', 2],
      ['MeshTLSAuthentication', 'order-callers-of-everything', 0],
      ['AuthorizationPolicy', 'order-callers-of-everything', 3],
      ['MeshTLSAuthentication', 'order-callers-cart', 0],
      ['HTTPRoute', 'order-callers-cart', 2],
      ['AuthorizationPolicy', 'order-callers-cart', 3],
    ]);
  });

  it('need no routes where every caller may do everything', () => {
    const rendering = render([testCaller('web')]);
    expect(named(rendering)).toEqual(whole);
    expect(rendering.losses).toEqual([]);
  });

  it.each<[string, Options]>([
    [
      'at audit',
      {
        input: { stage: { wanted: 'audit', effective: 'audit', missing: [] } },
      },
    ],
    ['without stated probes', { workload: { probes: null } }],
  ])('are rules for the whole service %s', (_, options) => {
    const rendering = render([cart], options);
    expect(named(rendering)).toEqual(whole);
    expect(lossesOf(rendering)).toEqual([{ leaf, scope: {} }]);
  });

  it('admit a caller to everything whose operation no route can single out', () => {
    const query = testOperation('QUERY', '/orders');
    const rendering = render(
      [testCaller('search', { operations: [query.id] })],
      { service: { operations: [query] } },
    );
    expect(named(rendering)).toEqual(whole);
    expect(lossesOf(rendering)).toEqual([
      { leaf, scope: { callers: ['component:default/search'] } },
    ]);
  });

  it('admit the callers of all paths that fit, and say so where that is too many', () => {
    const rendering = render(
      [
        testCaller('list', { operations: ['GET /orders/open'] }),
        testCaller('one', { operations: ['GET /orders/{id}'] }),
      ],
      {
        service: {
          operations: [
            testOperation('GET', '/orders/open'),
            testOperation('GET', '/orders/{id}'),
          ],
        },
      },
    );
    expect(lossesOf(rendering)).toEqual([
      {
        leaf,
        scope: {
          operations: ['GET /orders/{id}'],
          callers: ['component:default/list'],
        },
      },
      { leaf, scope: { operations: ['GET /healthz'] } },
    ]);
    const routes = objectsOf(rendering).filter(o => o.kind === 'HTTPRoute');
    expect(routes.map(({ metadata }) => metadata.name)).toEqual([
      'order-probes',
      'order-inbound-catch-all',
      'order-callers-list-one',
    ]);
  });

  it('tell apart callers of one name in two namespaces', () => {
    const other = testCaller('cart', {
      serviceAccount: { namespace: 'other', name: 'cart' },
      operations: ['GET /orders/{order_id}'],
    });
    const names = named(render([cart, other])).filter(name =>
      name.startsWith('MeshTLSAuthentication'),
    );
    expect(names).toEqual([
      expect.stringMatching(/ order-callers-cart-[0-9a-f]{8}$/),
      expect.stringMatching(/ order-callers-cart-[0-9a-f]{8}$/),
    ]);
    expect(new Set(names).size).toBe(2);
  });
});
