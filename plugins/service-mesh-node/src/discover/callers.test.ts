import { Entity } from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { testDefinition, testEntity, testRelated } from '../testUtils';
import { discover } from './discover';

const ORDER = 'component:default/order';

const definition = testDefinition({
  '/orders': {
    get: { operationId: 'listOrders' },
    post: { operationId: 'createOrder' },
  },
});

function discovered(entities: Entity[], id = ORDER) {
  return discover({
    entities: testRelated(entities),
    config: readMeshConfig({}),
    fallbackMesh: 'istio',
    subjects: [id],
  }).services[id];
}

const orderApi = testEntity('API', 'order-api', {
  spec: { type: 'openapi', definition },
});

function component(
  name: string,
  spec: Record<string, unknown>,
  annotations = {},
) {
  return testEntity('Component', name, {
    spec: { type: 'service', ...spec },
    annotations,
  });
}

const order = component('order', { providesApis: ['order-api'] });

const callersBy = (consumes: string, spec = {}) =>
  discovered([
    order,
    orderApi,
    component('web', { consumesApis: ['order-api'], ...spec }, { consumes }),
  ]).service.callers.map(({ relation, operations }) => [relation, operations]);

const consumerFindings = (consumes: string) =>
  discovered(
    [
      order,
      orderApi,
      component('web', { consumesApis: ['order-api'] }, { consumes }),
    ],
    'component:default/web',
  ).findings.filter(({ code }) => code !== 'catalog/no-api');

describe('callers', () => {
  it('point at the entry of the spec that declares them', () => {
    const { service } = discovered([
      component('order', {
        providesApis: ['order-api'],
        dependencyOf: ['component:batch'],
      }),
      orderApi,
      component('web', { consumesApis: ['other', 'API:Default/Order-Api'] }),
      component('batch', {}),
      component('site', { type: 'website', dependsOn: ['component:order'] }),
    ]);
    expect(
      service.callers.map(({ id, relation, origin }) => [
        id,
        relation,
        `${origin.entityRef}#${origin.pointer}`,
      ]),
    ).toEqual([
      [
        'component:default/web',
        'consumesApi',
        'component:default/web#/spec/consumesApis/1',
      ],
      [
        'component:default/batch',
        'dependsOn',
        'component:default/order#/spec/dependencyOf/0',
      ],
      [
        'component:default/site',
        'dependsOn',
        'component:default/site#/spec/dependsOn/0',
      ],
    ]);
  });

  it('come from other namespaces of the catalog without a finding', () => {
    const web = component('web', { consumesApis: ['default/order-api'] });
    web.metadata.namespace = 'shop';
    const { service, findings } = discovered([order, orderApi, web]);
    expect(service.callers).toMatchObject([{ id: 'component:shop/web' }]);
    expect(findings).toEqual([]);
  });

  it('of an API that several components provide are callers of each', () => {
    const entities = [
      order,
      component('order-eu', { providesApis: ['order-api'] }),
      orderApi,
      component('web', { consumesApis: ['order-api'] }),
    ];
    for (const id of [ORDER, 'component:default/order-eu']) {
      const { service, findings } = discovered(entities, id);
      expect(service.callers).toMatchObject([{ id: 'component:default/web' }]);
      expect(findings).toMatchObject([
        { code: 'catalog/shared-api', severity: 'info' },
      ]);
    }
    expect(
      discovered(entities, 'component:default/web').service.callees,
    ).toHaveLength(2);
  });

  it('are those too who depend on an API that the service provides', () => {
    const entities = [
      order,
      orderApi,
      component('batch', { dependsOn: ['api:order-api'] }),
      component('cron', {
        consumesApis: ['order-api'],
        dependsOn: ['api:order-api'],
      }),
      component(
        'web',
        { dependsOn: ['api:order-api'] },
        { consumes: 'order-api: [listOrders]' },
      ),
    ];
    const { service, findings } = discovered(entities);
    expect(
      service.callers.map(({ id, relation, api, operations, origin }) => [
        id,
        relation,
        api,
        operations,
        origin.pointer,
      ]),
    ).toEqual([
      [
        'component:default/cron',
        'consumesApi',
        'api:default/order-api',
        'all',
        '/spec/consumesApis/0',
      ],
      [
        'component:default/batch',
        'dependsOn',
        'api:default/order-api',
        'all',
        '/spec/dependsOn/0',
      ],
      [
        'component:default/web',
        'dependsOn',
        'api:default/order-api',
        ['listOrders'],
        '/metadata/annotations/mesh-configurator.io~1consumes',
      ],
    ]);
    expect(findings).toEqual([]);
    for (const { id, ...caller } of service.callers) {
      const found = discovered(entities, id);
      expect(found.service.callees).toEqual([{ id: ORDER, ...caller }]);
      expect(found.service.externals).toEqual([]);
      expect(found.findings.map(({ code }) => code)).toEqual([
        'catalog/no-api',
      ]);
    }
  });

  it('leave out the service itself, which is one finding', () => {
    const { service, findings } = discovered([
      component('order', {
        providesApis: ['order-api'],
        consumesApis: ['order-api'],
        dependsOn: ['component:order'],
      }),
      orderApi,
    ]);
    expect(service.callers).toEqual([]);
    expect(service.callees).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'catalog/self-consumption', severity: 'info' },
    ]);
  });

  it('are unknown, and nothing enforced, where a provided API is not in the catalog', () => {
    const { findings, obstacles } = discovered([
      component('order', { providesApis: ['gone'], dependsOn: ['api:lost'] }),
    ]);
    expect(obstacles).toEqual([expect.stringContaining('api:default/gone')]);
    expect(findings).toMatchObject([
      {
        code: 'catalog/dangling-reference',
        message: expect.stringMatching(/gone.*lost/),
        pointer: '/spec/providesApis/0',
      },
    ]);
  });
});

describe('the annotation consumes', () => {
  it('narrows a consumer, and its dependency on the same component', () => {
    expect(
      callersBy('order-api: [listOrders]', { dependsOn: ['component:order'] }),
    ).toEqual([
      ['consumesApi', ['listOrders']],
      ['dependsOn', ['listOrders']],
    ]);
  });

  it('unites two spellings of one API', () => {
    expect(
      callersBy(
        '{order-api: [listOrders], "api:default/order-api": [createOrder]}',
      ),
    ).toEqual([['consumesApi', ['listOrders', 'createOrder']]]);
  });

  it.each(['order-api: [listOrder]', 'order-api: listOrders', 'a: [', '[]'])(
    'does not narrow what it does not name: %s',
    consumes => {
      expect(callersBy(consumes)).toEqual([['consumesApi', 'all']]);
    },
  );

  it.each([
    ['order-api: [listOrder]', /listOrder' \(did you mean 'listOrders'/],
    ['orders-api: [listOrders]', /did you mean 'api:default\/order-api'/],
  ])('that names what does not exist is one warning: %s', (text, message) => {
    expect(consumerFindings(text)).toMatchObject([
      {
        code: 'catalog/consumes-unknown',
        severity: 'warning',
        message: expect.stringMatching(message),
      },
    ]);
  });

  it.each(['a: [', '[]', 'order-api: listOrders', '":::": [a]'])(
    'that is malformed is one warning: %s',
    text => {
      expect(consumerFindings(text)).toMatchObject([
        { code: 'catalog/invalid-annotation', severity: 'warning' },
      ]);
    },
  );

  it('is not judged by an API whose operations are unknown', () => {
    const api = testEntity('API', 'order-api', { spec: { type: 'trpc' } });
    const web = component(
      'web',
      { consumesApis: ['order-api'] },
      { consumes: 'order-api: [x]' },
    );
    expect(discovered([order, api, web]).service.callers).toMatchObject([
      { operations: ['x'] },
    ]);
  });
});
