import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
  testOperation,
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderAuthorization } from './authorization';

type Options = NonNullable<Parameters<typeof testServiceInput>[0]>;

function inputOf(
  callers: AdmittedCaller[],
  service: Options['service'] = {},
): ServiceInput {
  const input = testServiceInput({
    service,
    policy: { 'security.callers.granularity': 'operation' },
  });
  return { ...input, admission: { ...input.admission, callers } };
}

const ports = (
  ...value: ServiceInput['service']['ports']['value']
): Options['service'] => ({
  ports: {
    value,
    confidence: 'stated',
    origin: testOrigin('mesh-configurator.io/ports'),
  },
});

const render = (input: ServiceInput) =>
  renderAuthorization(input, linkerdTarget);

/** The paths of each route, by its name. */
const routesOf = (input: ServiceInput) =>
  Object.fromEntries(
    objectsOf(render(input))
      .filter(({ kind }) => kind.endsWith('Route'))
      .map(({ kind, metadata, spec }) => [
        `${kind} ${metadata.name}`,
        (spec as any).rules.flatMap(({ matches = [] }: any) =>
          matches.map((match: any) =>
            match.path
              ? [match.method, match.path.value].join(' ').trim()
              : `${match.method.service}/${match.method.method}`,
          ),
        ),
      ]),
  );

const GET = 'GET /orders/{order_id}';

describe('routes for callers of operations', () => {
  it('look like their golden file', () => {
    const input = inputOf([
      testCaller('admin'),
      testCaller('web', { operations: ['POST /orders', GET] }),
      testCaller('audit', { operations: [GET] }),
      testCaller('prometheus', { kind: 'platform', paths: ['/metrics'] }),
    ]);
    const { items } = jest.requireActual(
      './__fixtures__/callers-by-operation.yaml',
    );

    expect(objectsOf(render(input))).toEqual(items);
    expect(render(input).losses).toEqual([]);
  });

  it('authorize before they exist, for a route without a policy refuses its requests', () => {
    const phases = render(
      inputOf([testCaller('web', { operations: [GET] })]),
    ).manifests.map(({ kind, phase }) => [kind, phase]);

    expect(new Set(phases.map(pair => pair.join(' ')))).toEqual(
      new Set([
        'MeshTLSAuthentication 0',
        'NetworkAuthentication 0',
        'AuthorizationPolicy 1',
        'HTTPRoute 2',
      ]),
    );
  });

  it('open operations to everybody as they open probes', () => {
    const input = inputOf([testEverybody('POST /orders')]);

    expect(routesOf(input)).toEqual({
      'HTTPRoute order-for-everybody': ['POST /orders', 'GET /healthz'],
      'HTTPRoute order-other-requests': ['/'],
    });
    expect(render(input).losses).toEqual([]);
  });

  it('admit the callers of all operations whose requests look alike, and say so', () => {
    const input = inputOf(
      [
        testCaller('web', { operations: [GET] }),
        testCaller('audit', { operations: ['GET /orders/export'] }),
      ],
      {
        operations: [
          testOperation('GET', '/orders/{order_id}'),
          testOperation('GET', '/orders/export'),
          testOperation('POST', '/orders/export'),
        ],
      },
    );

    expect(routesOf(input)).toMatchObject({
      'HTTPRoute order-for-audit-web': [
        'GET /orders/[^/]+',
        'GET /orders/export',
      ],
    });
    expect(lossesOf(render(input))).toEqual([
      {
        leaf: 'security.callers.granularity',
        scope: {
          operations: [GET, 'GET /orders/export'],
          callers: ['component:default/audit', 'component:default/web'],
        },
      },
    ]);
  });

  it('match the one request of a GraphQL endpoint once, for the callers of any of its operations', () => {
    const query = (id: string) =>
      testOperation('POST', '/graphql', { id, protocol: 'graphql' });
    const input = inputOf(
      [
        testCaller('web', { operations: ['query.order'] }),
        testCaller('audit', { operations: ['mutation.place'] }),
      ],
      { operations: [query('query.order'), query('mutation.place')] },
    );

    expect(routesOf(input)).toMatchObject({
      'HTTPRoute order-for-audit-web': ['POST /graphql'],
    });
    expect(lossesOf(render(input))).toMatchObject([
      { scope: { operations: ['query.order', 'mutation.place'] } },
    ]);
  });

  it('say nothing of a path that a caller is held to and an operation has too', () => {
    const input = inputOf(
      [
        testCaller('prometheus', { paths: ['/metrics'] }),
        testCaller('web', { operations: ['GET /metrics'] }),
      ],
      { operations: [testOperation('GET', '/metrics')] },
    );

    expect(routesOf(input)).toMatchObject({
      'HTTPRoute order-for-prometheus-web': ['GET /metrics'],
      'HTTPRoute order-for-prometheus': ['/metrics'],
    });
    expect(render(input).losses).toEqual([]);
  });

  it('match paths that end in any text', () => {
    expect(
      routesOf(inputOf([testCaller('ops', { paths: ['/actuator/*'] })])),
    ).toMatchObject({
      'HTTPRoute order-for-ops': ['/actuator/', '/actuator/.+'],
    });
  });

  it('are GRPCRoutes on Servers that speak gRPC', () => {
    const input = inputOf(
      [
        testCaller('web', { operations: ['shop.Orders/Place'] }),
        testCaller('prometheus', { paths: ['/metrics'] }),
      ],
      {
        ...ports(
          { port: 80, targetPort: 8080, protocol: 'http' },
          { port: 9090, targetPort: 9090, protocol: 'grpc' },
          { port: 5432, targetPort: 5432, protocol: 'tcp' },
        ),
        operations: [
          testOperation('POST', '/shop.Orders/Place', {
            id: 'shop.Orders/Place',
            protocol: 'grpc',
          }),
        ],
      },
    );
    const policies = objectsOf(render(input)).filter(
      ({ kind }) => kind === 'AuthorizationPolicy',
    );

    expect(routesOf(input)).toEqual({
      'HTTPRoute order-for-everybody': ['GET /healthz'],
      'HTTPRoute order-for-prometheus': ['/metrics'],
      'HTTPRoute order-for-web': ['POST /shop.Orders/Place'],
      'GRPCRoute order-for-web-grpc': ['shop.Orders/Place'],
      'HTTPRoute order-other-requests': ['/'],
      'GRPCRoute order-other-requests-grpc': [],
    });
    expect(
      policies.map(({ metadata, spec }) => [
        metadata.name,
        (spec as any).targetRef.kind,
      ]),
    ).toEqual([
      ['order-for-everybody-networks', 'HTTPRoute'],
      ['order-for-prometheus', 'HTTPRoute'],
      ['order-for-web', 'HTTPRoute'],
      ['order-for-web-grpc', 'GRPCRoute'],
      // Who calls any operation may use the ports that have none; who is held to paths may not.
      ['order-callers-5432', 'Server'],
    ]);
  });

  it('admit callers of operations that no route can say to all other requests', () => {
    const search = testOperation('QUERY', '/orders');
    const input = inputOf([testCaller('web', { operations: [search.id] })], {
      operations: [search],
    });

    expect(
      objectsOf(render(input)).filter(
        ({ metadata }) => metadata.name === 'order-other-requests',
      ),
    ).toMatchObject([
      { kind: 'HTTPRoute' },
      {
        kind: 'MeshTLSAuthentication',
        spec: { identityRefs: [{ name: 'web' }] },
      },
      { kind: 'AuthorizationPolicy' },
    ]);
    expect(lossesOf(render(input))).toMatchObject([
      { scope: { operations: [search.id] } },
    ]);
  });

  it('tell callers of one name in two namespaces apart', () => {
    const web = (namespace: string, operation: string) =>
      testCaller('web', {
        serviceAccount: { namespace, name: 'web' },
        operations: [operation],
      });
    const input = inputOf([web('a', 'POST /orders'), web('b', GET)]);

    expect(routesOf(input)).toMatchObject({
      'HTTPRoute order-for-web': ['POST /orders'],
      'HTTPRoute order-for-web-2': ['GET /orders/[^/]+'],
    });
  });

  it('are as many as the limits of the Gateway API ask for, each with its policy', () => {
    const many = Array.from({ length: 130 }, (_, i) =>
      testOperation('GET', `/orders/${i}`),
    );
    const input = inputOf(
      [testCaller('web', { operations: many.map(({ id }) => id) })],
      { operations: many },
    );

    expect(
      objectsOf(render(input))
        .filter(({ metadata }) => metadata.name.startsWith('order-for-web'))
        .map(({ kind, metadata }) => [kind, metadata.name]),
    ).toEqual([
      ['HTTPRoute', 'order-for-web'],
      ['HTTPRoute', 'order-for-web-part-2'],
      ['MeshTLSAuthentication', 'order-for-web'],
      ['AuthorizationPolicy', 'order-for-web'],
      ['AuthorizationPolicy', 'order-for-web-part-2'],
    ]);
  });
});
