import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testOperation,
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  linkerdTarget,
  lossesOf,
  objectsOf,
  settled,
} from '../testUtils/rendered';
import { renderRoutes } from './routes';

const render = (input: ServiceInput) => renderRoutes(input, linkerdTarget);

const proven = {
  'resilience.retries.attempts': 2,
  'resilience.retries.on': ['connect-failure', 'refused-stream'],
} satisfies Partial<PolicyValues>;
const idempotent = {
  ...proven,
  'resilience.retries.on': [
    'connect-failure',
    'refused-stream',
    'gateway-error',
  ],
} satisfies Partial<PolicyValues>;

const parentRefs = [
  { group: 'core', kind: 'Service', name: 'order', port: 80 },
];
const backendRefs = [{ name: 'order', port: 80 }];

describe('routes', () => {
  it('carry the timeout and retries of each group of operations, the catch-all last', () => {
    const rendering = render(
      testServiceInput({
        operations: {
          'POST /orders': { ...proven, 'resilience.timeout': '5s' },
          'GET /orders/{order_id}': {
            ...idempotent,
            'resilience.timeout': '5s',
            'resilience.retries.perTryTimeout': '1s',
          },
        },
        catchAll: { ...proven, 'resilience.timeout': 'none' },
      }),
    );
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: {
          name: 'order-unsafe',
          namespace: 'shop',
          annotations: { 'timeout.linkerd.io/request': '5s' },
        },
        spec: {
          parentRefs,
          rules: [
            {
              matches: [
                { method: 'POST', path: { type: 'Exact', value: '/orders' } },
              ],
              backendRefs,
            },
          ],
        },
      },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: {
          name: 'order-idempotent',
          namespace: 'shop',
          annotations: {
            'timeout.linkerd.io/request': '5s',
            'retry.linkerd.io/http': 'gateway-error',
            'retry.linkerd.io/limit': '2',
            'retry.linkerd.io/timeout': '1s',
          },
        },
        spec: {
          parentRefs,
          rules: [
            {
              matches: [
                {
                  method: 'GET',
                  path: { type: 'RegularExpression', value: '/orders/[^/]+' },
                },
              ],
              backendRefs,
            },
          ],
        },
      },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'order-catch-all', namespace: 'shop' },
        spec: {
          parentRefs,
          rules: [
            {
              matches: [{ path: { type: 'PathPrefix', value: '/' } }],
              backendRefs,
            },
          ],
        },
      },
    ]);
    expect(rendering.manifests.map(m => m.phase)).toEqual([2, 2, 2]);
    expect(lossesOf(rendering)).toEqual([
      {
        leaf: 'resilience.retries.on',
        scope: { operations: ['POST /orders'] },
      },
    ]);
  });

  it('are not rendered where they would say nothing', () => {
    expect(
      render(testServiceInput({ catchAll: { 'resilience.timeout': 'none' } })),
    ).toEqual({ manifests: [], losses: [] });
  });

  it('are not rendered for a service without HTTP', () => {
    const input = testServiceInput({
      service: {
        ports: {
          value: [{ port: 5432, targetPort: 5432, protocol: 'tcp' }],
          confidence: 'stated',
          origin: testOrigin('mesh-configurator.io/ports'),
        },
      },
      catchAll: { 'resilience.timeout': '5s' },
    });
    expect(render(input).manifests).toEqual([]);
  });

  it('cite the settings and operations they are made of', () => {
    const [manifest] = render(
      testServiceInput({
        operations: { 'POST /orders': { 'resilience.timeout': '5s' } },
      }),
    ).manifests;
    const { origins } = settled(manifest);
    expect(origins).toMatchObject({
      '/metadata/annotations/timeout.linkerd.io~1request': testOrigin(
        'mesh-configurator.io/policy.resilience.timeout',
      ),
      '/spec/parentRefs/0/port': testOrigin('mesh-configurator.io/ports'),
      '/spec/rules/0/matches/0/path/value': { source: 'definition' },
      '/spec/rules/0/backendRefs/0/name': testOrigin(
        'mesh-configurator.io/service',
      ),
    });
  });

  it('of a gRPC service are GRPCRoutes, with a rule for everything last', () => {
    const input = testServiceInput({
      service: {
        operations: [
          testOperation('POST', '/shop.v1.Orders/Get', {
            id: 'shop.v1.Orders/Get',
            protocol: 'grpc',
            idempotent: true,
          }),
        ],
        ports: {
          value: [{ port: 80, targetPort: 8080, protocol: 'grpc' }],
          confidence: 'stated',
          origin: testOrigin('mesh-configurator.io/ports'),
        },
      },
      operations: {
        'shop.v1.Orders/Get': {
          'resilience.retries.attempts': 2,
          'resilience.retries.on': [
            'connect-failure',
            'gateway-error',
            'unavailable',
            'cancelled',
          ],
        },
      },
    });
    const rendering = render(input);
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GRPCRoute',
        metadata: {
          name: 'order-idempotent',
          namespace: 'shop',
          annotations: {
            'retry.linkerd.io/grpc': 'cancelled,unavailable',
            'retry.linkerd.io/limit': '2',
          },
        },
        spec: {
          parentRefs,
          rules: [
            {
              matches: [
                {
                  method: {
                    type: 'Exact',
                    service: 'shop.v1.Orders',
                    method: 'Get',
                  },
                },
              ],
              backendRefs,
            },
          ],
        },
      },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GRPCRoute',
        metadata: { name: 'order-catch-all', namespace: 'shop' },
        spec: { parentRefs, rules: [{ backendRefs }] },
      },
    ]);
    expect(rendering.losses).toEqual([]);
  });

  it('stay within the limits of every Gateway API release', () => {
    const operations = Array.from({ length: 150 }, (_, index) =>
      testOperation('GET', `/orders/${index}`),
    );
    const input = testServiceInput({
      service: { operations },
      operations: Object.fromEntries(
        operations.map(({ id }) => [id, { 'resilience.timeout': '5s' }]),
      ),
    });
    const shape = objectsOf(render(input)).map(({ metadata, spec }: any) => [
      metadata.name,
      spec.rules.map((rule: any) => rule.matches.length),
    ]);
    expect(shape).toEqual([
      ['order-idempotent', Array(16).fill(8)],
      ['order-idempotent-part-2', [8, 8, 6]],
      ['order-catch-all', [1]],
    ]);
  });

  it('match a parameter for all paths by prefix, which yields to other routes', () => {
    const input = testServiceInput({
      service: { operations: [testOperation('GET', '/{path+}')] },
      operations: { 'GET /{path+}': { 'resilience.timeout': '5s' } },
    });
    expect(objectsOf(render(input))[0].spec).toMatchObject({
      rules: [
        {
          matches: [
            { method: 'GET', path: { type: 'PathPrefix', value: '/' } },
          ],
        },
      ],
    });
  });

  it('leave to the catch-all what they cannot tell apart, and say so', () => {
    const input = testServiceInput({
      service: {
        operations: [
          testOperation('POST', '/graphql', {
            id: 'query.orders',
            protocol: 'graphql',
          }),
          testOperation('QUERY', '/orders'),
        ],
      },
      operations: {
        'query.orders': { 'resilience.timeout': '5s' },
        'QUERY /orders': {},
      },
      catchAll: { 'resilience.retries.attempts': 0 },
    });
    expect(render(input).manifests).toEqual([]);
    expect(lossesOf(render(input))).toEqual([
      { leaf: 'resilience.timeout', scope: { operations: ['query.orders'] } },
      {
        leaf: 'resilience.retries.attempts',
        scope: { operations: ['query.orders', 'QUERY /orders'] },
      },
    ]);
  });

  it('that compete for a path are reported', () => {
    const operations = [
      testOperation('GET', '/orders/stats'),
      testOperation('GET', '/orders/{order_id}'),
      testOperation('PUT', '/orders/{order_id}'),
      testOperation('GET', '/orders/{order_id}/items'),
    ];
    const input = testServiceInput({
      service: { operations },
      operations: { 'GET /orders/stats': { 'resilience.timeout': '1m' } },
    });
    expect(lossesOf(render(input))).toEqual([
      {
        leaf: 'resilience.timeout',
        scope: { operations: ['GET /orders/stats', 'GET /orders/{order_id}'] },
      },
    ]);
  });
});
