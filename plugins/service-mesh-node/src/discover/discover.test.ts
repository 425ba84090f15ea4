import { Entity } from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { testCatalog, testDefinition, testEntity } from '../testUtils';
import { discover } from './discover';

const ORDER = 'component:default/order';

function discoverOrder(entities: Entity[], config = {}) {
  return discover({
    entities,
    config: readMeshConfig(config),
    fallbackMesh: 'istio',
    subjects: [ORDER],
  }).services[ORDER];
}

const codes = (entities: Entity[]) =>
  discoverOrder(entities).findings.map(finding => finding.code);

describe('discover', () => {
  it('reads facts, operations and callers of a service', () => {
    const { service, findings } = discoverOrder(testCatalog());
    expect(findings).toEqual([]);
    expect(service.namespace).toEqual({
      value: 'shop',
      confidence: 'stated',
      origin: {
        source: 'annotation',
        entityRef: ORDER,
        pointer: '/metadata/annotations/mesh-configurator.io~1namespace',
      },
    });
    expect(
      service.operations.map(({ id, method, path, idempotent }) => [
        id,
        method,
        path.template,
        idempotent,
      ]),
    ).toEqual([
      ['createOrder', 'POST', '/orders', false],
      ['getOrder', 'GET', '/orders/{order_id}', true],
    ]);
    expect(service.callers).toMatchObject([
      {
        id: 'component:default/web',
        relation: 'consumesApi',
        api: 'api:default/order-api',
        operations: 'all',
      },
    ]);
  });

  it('does not depend on the order of the entities', () => {
    const entities = testCatalog();
    expect(discoverOrder([...entities].reverse())).toEqual(
      discoverOrder(entities),
    );
  });

  it('assumes what nobody states, and says so', () => {
    const order = testEntity('Component', 'order', {
      spec: { type: 'service' },
    });
    const { service } = discoverOrder([order]);
    expect(service.namespace).toMatchObject({
      value: null,
      confidence: 'assumed',
    });
    expect(service.workload.selector).toMatchObject({
      value: { app: 'order' },
      confidence: 'assumed',
    });
    expect(service.ports.confidence).toBe('assumed');
  });

  it("falls back to the annotations of Backstage's Kubernetes plugin", () => {
    const order = testEntity('Component', 'order');
    order.metadata.annotations = {
      'backstage.io/kubernetes-namespace': 'shop',
      'backstage.io/kubernetes-label-selector': 'app=x,tier=y',
    };
    const { service } = discoverOrder([order]);
    expect(service.namespace).toMatchObject({
      value: 'shop',
      confidence: 'stated',
    });
    expect(service.workload.selector.value).toEqual({ app: 'x', tier: 'y' });
  });

  it('takes a namespace template of app-config as stated', () => {
    const order = testEntity('Component', 'order', {
      spec: { system: 'shop' },
    });
    const { service } = discoverOrder([order], {
      namespaceTemplate: '{system}-apps',
    });
    expect(service.namespace).toMatchObject({
      value: 'shop-apps',
      confidence: 'stated',
    });
  });

  it.each(['Shop Apps', '..', '<b>'])(
    'refuses a namespace template that comes out as %j',
    system => {
      const order = testEntity('Component', 'order', { spec: { system } });
      const { service } = discoverOrder([order], {
        namespaceTemplate: '{system}',
      });
      expect(service.namespace.value).toBeNull();
    },
  );

  it('ignores an invalid annotation and proposes what was meant', () => {
    const { service, findings } = discoverOrder(
      testCatalog({ order: { namespace: 'Shop_1' } }),
    );
    expect(service.namespace.value).toBeNull();
    expect(findings).toMatchObject([
      {
        code: 'catalog/invalid-annotation',
        message: expect.stringContaining("did you mean 'shop-1'"),
        entityRef: ORDER,
      },
    ]);
  });

  it('narrows what a caller calls to the operations that it names', () => {
    const { service } = discoverOrder(
      testCatalog({ web: { consumes: 'order-api: [getOrder]' } }),
    );
    expect(service.callers[0]).toMatchObject({
      operations: ['getOrder'],
      origin: { source: 'annotation', entityRef: 'component:default/web' },
    });
  });

  it('puts the base path of the definition before each path unless one is stated', () => {
    const definition = testDefinition(
      { '/orders': { get: {} } },
      { servers: [{ url: 'https://api.example.com/v1/' }] },
    );
    const entities = testCatalog({ definition });
    expect(discoverOrder(entities).service.operations[0].path.template).toBe(
      '/orders',
    );
    delete entities[1].metadata.annotations!['mesh-configurator.io/base-path'];
    const { service } = discoverOrder(entities);
    expect(service.operations[0].path.template).toBe('/v1/orders');
    expect(service.basePath).toMatchObject({
      value: '/v1',
      confidence: 'assumed',
    });
    expect(service.apis[0].serverHosts).toEqual(['api.example.com']);
  });

  it('reads security requirements, inherited, own and explicitly none', () => {
    const definition = testDefinition(
      {
        '/a': { get: {} },
        '/b': { get: { security: [] } },
        '/c': { get: { security: [{ key: [] }, {}] } },
      },
      {
        security: [{ userToken: [] }],
        components: { securitySchemes: { userToken: { type: 'http' } } },
      },
    );
    const { service } = discoverOrder(testCatalog({ definition }));
    expect(service.operations.map(operation => operation.security)).toEqual([
      [['userToken']],
      [],
      [['key'], []],
    ]);
    expect(service.apis[0].securitySchemes).toEqual([
      {
        name: 'userToken',
        type: 'http',
        issuer: null,
        place: null,
        pointer: '/components/securitySchemes/userToken',
      },
    ]);
  });

  it('never follows a reference out of the document', () => {
    const definition = testDefinition(
      {
        '/remote': { $ref: 'https://example.com/paths.yaml#/a' },
        '/file': { $ref: '/etc/passwd' },
        '/local': { $ref: '#/components/pathItems/local' },
      },
      { components: { pathItems: { local: { get: {} } } } },
    );
    const { service } = discoverOrder(testCatalog({ definition }));
    expect(service.operations.map(o => o.path.template)).toEqual(['/local']);
  });

  it.each([
    ['a: [', 'catalog/definition-invalid'],
    ['just text', 'catalog/definition-invalid'],
    ['', 'catalog/definition-missing'],
    [{ $text: 'https://example.com/a.yaml' }, 'catalog/definition-not-inline'],
    [
      `${'a: &a [x,x,x,x,x,x,x,x,x]\n'}${Array.from(
        { length: 9 },
        (_, i) =>
          `k${i}: &k${i} [${Array(9)
            .fill(i === 0 ? '*a' : `*k${i - 1}`)
            .join(',')}]`,
      ).join('\n')}`,
      'catalog/definition-invalid',
    ],
  ])('makes a finding of the definition %#', (definition, code) => {
    expect(codes(testCatalog({ definition }))).toEqual([code]);
  });

  it('says what is missing where relations lead nowhere or no API is provided', () => {
    const order = testEntity('Component', 'order', {
      relations: [['dependsOn', 'component:default/gone']],
    });
    expect(codes([order])).toEqual([
      'catalog/no-api',
      'catalog/dangling-reference',
    ]);
  });

  it('tells two operations with one id apart', () => {
    const definition = testDefinition({
      '/a': { get: { operationId: 'x' }, put: { operationId: 'x' } },
    });
    const { service, findings } = discoverOrder(testCatalog({ definition }));
    expect(service.operations.map(o => o.id)).toEqual([
      'x',
      'x#/paths/~1a/put',
    ]);
    expect(findings).toMatchObject([{ code: 'catalog/operation-clash' }]);
  });

  it('knows where the manifests belong: stated, by the system, or beside the sources', () => {
    const location = (
      order: Record<string, string>,
      system = {},
      source = '',
    ) => {
      const entities = testCatalog({ order, system });
      entities[1].metadata.annotations!['backstage.io/source-location'] =
        source;
      return discoverOrder(entities).configLocation;
    };
    const source = 'url:https://github.com/shop/order/tree/main/';
    expect(location({})).toBeNull();
    expect(location({}, {}, 'file:/etc')).toBeNull();
    expect(location({}, {}, source)).toBe(
      'https://github.com/shop/order/tree/main/mesh',
    );
    expect(location({}, { 'config-location': 'b' }, source)).toBe('b');
    expect(
      location({ 'config-location': 'a' }, { 'config-location': 'b' }),
    ).toBe('a');
  });

  it('reads policy from the definition and the entities', () => {
    const definition = testDefinition(
      {
        '/a': {
          'x-mesh': { resilience: { timeout: '2s' } },
          get: { 'x-mesh': { resilience: { timeout: '3s' } } },
        },
      },
      { 'x-mesh': { resilience: { timeout: '1s' } } },
    );
    const { declarations } = discoverOrder(
      testCatalog({
        definition,
        order: { ingress: 'hosts: [shop.example.com]' },
        api: { 'policy.resilience.timeout': '4s' },
      }),
    );
    expect(
      declarations.map(({ level, operations, origin }) => [
        level,
        operations,
        origin.pointer,
      ]),
    ).toEqual([
      [
        'component',
        null,
        '/metadata/annotations/mesh-configurator.io~1ingress',
      ],
      [
        'api',
        null,
        '/metadata/annotations/mesh-configurator.io~1policy.resilience.timeout',
      ],
      ['document', null, '/x-mesh'],
      ['path', ['GET /a'], '/paths/~1a/x-mesh'],
      ['operation', ['GET /a'], '/paths/~1a/get/x-mesh'],
    ]);
  });
});
