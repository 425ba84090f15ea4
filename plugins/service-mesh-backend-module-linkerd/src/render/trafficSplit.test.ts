import { AbMatch } from '@mesh-configurator/backstage-plugin-service-mesh-common';
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
import { renderVersionServices } from './versionServices';

const origin = testOrigin('mesh-configurator.io/versions');

function split(
  policy: NonNullable<Parameters<typeof testServiceInput>[0]>['policy'],
  options: Parameters<typeof testServiceInput>[0] = {},
) {
  return testServiceInput({
    ...options,
    policy,
    workload: {
      versions: {
        value: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v2', labels: { version: 'v2' } },
        ],
        confidence: 'stated',
        origin,
      },
    },
  });
}

const canary = { 'traffic.weights': { v1: 90, v2: 10 } };
const ab = (...matches: AbMatch[]) => ({ 'traffic.match': matches });

const weighted = [
  { name: 'order-v1', port: 80, weight: 90 },
  { name: 'order-v2', port: 80, weight: 10 },
];

const rulesOf = (input: ReturnType<typeof split>) =>
  objectsOf(renderRoutes(input, linkerdTarget)).map(
    ({ metadata, spec }) => [metadata.name, spec?.rules] as const,
  );

describe('a traffic split', () => {
  it('has a Service for each version', () => {
    const rendering = renderVersionServices(split(canary));
    expect(objectsOf(rendering)[1]).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'order-v2', namespace: 'shop' },
      spec: {
        selector: { app: 'order', version: 'v2' },
        ports: [
          { name: 'http-80', port: 80, targetPort: 8080, appProtocol: 'http' },
        ],
      },
    });
    expect(rendering.manifests.map(m => [m.name, m.phase, m.role])).toEqual([
      [expect.objectContaining({ value: 'order-v1' }), 0, 'own'],
      [expect.objectContaining({ value: 'order-v2' }), 0, 'own'],
    ]);
    expect(settled(rendering.manifests[0]).origins).toMatchObject({
      '/spec/selector/version': origin,
    });
  });

  it('has none where requests are not divided', () => {
    expect(renderVersionServices(split({})).manifests).toEqual([]);
    expect(renderRoutes(split({}), linkerdTarget).manifests).toEqual([]);
  });

  it('divides every route by weight', () => {
    const names = ['order-unsafe', 'order-idempotent', 'order-catch-all'];
    expect(rulesOf(split(canary))).toEqual(
      names.map(name => [
        name,
        [expect.objectContaining({ backendRefs: weighted })],
      ]),
    );
  });

  it('sends requests with a header to its version first, in every route', () => {
    const input = split(
      { ...canary, ...ab({ header: 'x-beta', value: 'true', to: 'v2' }) },
      { service: { operations: [testOperation('GET', '/orders')] } },
    );
    const headers = [{ type: 'Exact', name: 'x-beta', value: 'true' }];
    const orders = {
      method: 'GET',
      path: { type: 'Exact', value: '/orders' },
    };
    const everything = { path: { type: 'PathPrefix', value: '/' } };
    const beta = [{ name: 'order-v2', port: 80 }];
    expect(rulesOf(input)).toEqual([
      [
        'order-idempotent',
        [
          { matches: [{ ...orders, headers }], backendRefs: beta },
          { matches: [orders], backendRefs: weighted },
        ],
      ],
      [
        'order-catch-all',
        [
          { matches: [{ ...everything, headers }], backendRefs: beta },
          { matches: [everything], backendRefs: weighted },
        ],
      ],
    ]);
  });

  it('finds a cookie among others', () => {
    const input = split(ab({ cookie: 'group', value: 'b.1', to: 'v2' }));
    const [[, rules]] = rulesOf(input);
    expect(rules).toMatchObject([
      {
        matches: [
          {
            headers: [
              {
                type: 'RegularExpression',
                name: 'cookie',
                value: '(.*; ?)?group=b\\.1(;.*)?',
              },
            ],
          },
        ],
      },
      { backendRefs: [{ name: 'order-v1', weight: 100 }] },
    ]);
  });

  it('applies to gRPC as well', () => {
    const input = split(ab({ header: 'x-beta', value: 'true', to: 'v2' }), {
      service: {
        operations: [],
        ports: {
          value: [{ port: 80, targetPort: 8080, protocol: 'grpc' }],
          confidence: 'stated',
          origin,
        },
      },
    });
    const headers = [{ type: 'Exact', name: 'x-beta', value: 'true' }];
    expect(rulesOf(input)).toEqual([
      [
        'order-catch-all',
        [
          {
            matches: [{ headers }],
            backendRefs: [{ name: 'order-v2', port: 80 }],
          },
          { backendRefs: [{ name: 'order-v1', port: 80, weight: 100 }] },
        ],
      ],
    ]);
    expect(objectsOf(renderVersionServices(input))[0].spec).toMatchObject({
      ports: [{ name: 'grpc-80', appProtocol: 'kubernetes.io/h2c' }],
    });
  });

  it('reports matches that a route has no room or no words for', () => {
    const many = Array.from({ length: 17 }, (_, index) => ({
      header: 'x-user',
      value: String(index),
      to: 'v2',
    }));
    const input = split(ab({ header: 'x-beta', value: '', to: 'v2' }, ...many));
    const { losses } = renderRoutes(input, linkerdTarget);
    expect(lossesOf({ losses })).toEqual([
      { leaf: 'traffic.match', scope: {} },
    ]);
    expect(losses[0].reason).toMatch(/^3 of 18 matches cannot be said/);
    expect(rulesOf(input)[0][1]).toHaveLength(16);
  });
});
