import { Entity } from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { testDefinition, testEntity, testRelated } from '../testUtils';
import { discover } from './discover';

const ORDER = 'component:default/order';

function discovered(entities: Entity[]) {
  return discover({
    entities: testRelated(entities),
    config: readMeshConfig({}),
    fallbackMesh: 'istio',
    subjects: [ORDER],
  }).services[ORDER];
}

const order = testEntity('Component', 'order', {
  spec: {
    type: 'service',
    dependsOn: ['resource:orders-db'],
    consumesApis: ['rates'],
  },
});

const resource = (endpoint?: string) =>
  testEntity('Resource', 'orders-db', {
    annotations: endpoint === undefined ? {} : { endpoint },
    spec: { type: 'database' },
  });

const rates = (servers: unknown) =>
  testEntity('API', 'rates', {
    spec: {
      type: 'openapi',
      definition: testDefinition({ '/rates': { get: {} } }, { servers }),
    },
  });

const endpoints = (entities: Entity[]) =>
  discovered([order, ...entities]).service.externals.map(
    ({ entityRef, host, port, protocol }) => [entityRef, host, port, protocol],
  );

describe('externals', () => {
  it('are reached where the annotation of the Resource says', () => {
    expect(
      endpoints([
        resource('orders-db.example.com:6432/postgresql, [2001:db8::1]/redis'),
      ]),
    ).toEqual([
      [
        'resource:default/orders-db',
        'orders-db.example.com',
        6432,
        'postgresql',
      ],
      ['resource:default/orders-db', '2001:db8::1', 6379, 'redis'],
    ]);
    const [{ origin }] = discovered([order, resource('db.example.com:1/tcp')])
      .service.externals;
    expect(origin).toEqual({
      source: 'annotation',
      entityRef: 'resource:default/orders-db',
      pointer: '/metadata/annotations/mesh-configurator.io~1endpoint',
    });
  });

  it.each(['db', 'db:0/tcp', 'db:70000/tcp', 'a b/tcp', '[zz]/tcp', ''])(
    'are unknown where the annotation is %j, which is a finding',
    endpoint => {
      const { service, findings } = discovered([order, resource(endpoint)]);
      expect(service.externals).toMatchObject([
        { host: null, origin: { pointer: '/spec/dependsOn/0' } },
      ]);
      expect(findings).toContainEqual(
        expect.objectContaining({
          code: 'catalog/invalid-annotation',
          entityRef: 'resource:default/orders-db',
        }),
      );
    },
  );

  it('include a consumed API that nobody provides, by the servers of its definition', () => {
    expect(
      endpoints([
        resource(),
        rates([
          { url: 'https://rates.example.com/v1' },
          { url: 'https://rates.example.com/v2' },
          { url: 'http://rates.example.com' },
          {
            url: 'https://{region}.example.com:{port}',
            variables: { region: { default: 'eu' }, port: { default: 8443 } },
          },
          { url: 'https://{unknown}.example.com' },
          { url: '/relative' },
        ]),
      ]),
    ).toEqual([
      ['api:default/rates', 'rates.example.com', 443, 'https'],
      ['api:default/rates', 'rates.example.com', 80, 'http'],
      ['api:default/rates', 'eu.example.com', 8443, 'https'],
      ['resource:default/orders-db', null, null, null],
    ]);
  });

  it('include the brokers of a consumed API, whoever provides it', () => {
    const events = testEntity('API', 'rates', {
      spec: {
        type: 'asyncapi',
        definition: JSON.stringify({
          asyncapi: '3.0.0',
          info: { title: 'Rates', version: '1' },
          servers: {
            main: { host: 'kafka.example.com:9093', protocol: 'kafka' },
          },
        }),
      },
    });
    const provider = testEntity('Component', 'rates', {
      spec: { type: 'service', providesApis: ['rates'] },
    });
    const broker = ['api:default/rates', 'kafka.example.com', 9093, 'kafka'];
    expect(endpoints([events])[0]).toEqual(broker);
    expect(endpoints([events, provider])[0]).toEqual(broker);
  });

  it('leave out an API that a component provides, or that is not at hand', () => {
    const provider = testEntity('Component', 'rates', {
      spec: { type: 'service', providesApis: ['rates'] },
    });
    const own = [['resource:default/orders-db', null, null, null]];
    expect(endpoints([resource(), rates([]), provider])).toEqual(own);
    expect(endpoints([resource()])).toEqual(own);
    expect(
      endpoints([
        resource(),
        { ...testEntity('API', 'rates'), spec: undefined },
      ]),
    ).toEqual(own);
  });
});
