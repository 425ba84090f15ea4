import { once } from 'node:events';
import { createServer, IncomingHttpHeaders } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { MeshCatalog, meshCatalogServiceRef } from './MeshCatalog';

const order = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'order', namespace: 'default' },
};

/** What the catalog answers by path, with a status other than 200 where it is told. */
const ANSWERS: Record<string, [body: object, status?: number]> = {
  '/entities/by-name/component/default/order': [order],
  '/entities/by-name/component/default/gone': [
    { error: { name: 'NotFoundError', message: 'No such entity' } },
    404,
  ],
  '/entities/by-refs': [{ items: [order, null] }],
  '/entities/by-query': [{ items: [order], totalItems: 1, pageInfo: {} }],
};

/** Gets what is there without a replacement. */
const defaultCatalog = createServiceFactory({
  service: createServiceRef<MeshCatalog>({ id: 'test' }),
  deps: { catalog: meshCatalogServiceRef },
  factory: ({ catalog }) => catalog,
});

describe('meshCatalogServiceRef', () => {
  const asked: IncomingHttpHeaders[] = [];
  const connections = new Set<unknown>();
  const server = createServer((request, response) => {
    asked.push(request.headers);
    connections.add(request.socket);
    request.resume();
    const path = new URL(request.url!, 'http://catalog').pathname;
    const [body, status = 200] = ANSWERS[path] ?? [{}, 500];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });

  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));

  beforeEach(() => {
    asked.splice(0);
    connections.clear();
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const catalog = () => {
    const { port } = server.address() as AddressInfo;
    return ServiceFactoryTester.from(defaultCatalog, {
      dependencies: [
        mockServices.discovery.mock({
          getBaseUrl: async () => `http://127.0.0.1:${port}`,
        }).factory,
      ],
    }).getSubject('service-mesh');
  };

  it('reads entities by name, by refs and page by page', async () => {
    const asker = await catalog();
    const options = { credentials: mockCredentials.user() };
    const pages = [];
    for await (const page of asker.streamEntities({}, options)) {
      pages.push(page);
    }
    expect(pages).toEqual([[order]]);
    expect(
      await asker.getEntityByRef('component:default/order', options),
    ).toEqual(order);
    expect(
      await asker.getEntityByRef('component:default/gone', options),
    ).toBeUndefined();
    expect(
      await asker.getEntitiesByRefs(
        { entityRefs: ['component:default/order', 'api:default/gone'] },
        options,
      ),
    ).toEqual({ items: [order, undefined] });
  });

  it('keeps its connections and has nothing compressed', async () => {
    const asker = await catalog();
    const options = { credentials: mockCredentials.service() };
    for (let i = 0; i < 10; i++) {
      await asker.getEntityByRef('component:default/order', options);
    }
    // One may not be free yet when the next request comes.
    expect(connections.size).toBeLessThanOrEqual(2);
    expect(asked.map(headers => headers['accept-encoding'])).toEqual(
      Array(10).fill('identity'),
    );
  });

  it('says what the catalog failed with', async () => {
    const asker = await catalog();
    await expect(
      asker.getEntityByRef('component:default/broken', {
        credentials: mockCredentials.user(),
      }),
    ).rejects.toThrow('500');
  });

  it('asks in the name of each user', async () => {
    const asker = await catalog();
    for (const name of ['ann', 'bob']) {
      await asker.getEntityByRef('component:default/order', {
        credentials: mockCredentials.user(`user:default/${name}`),
      });
    }
    expect(asked[0].authorization).toContain('ann');
    expect(asked[1].authorization).toContain('bob');
  });
});
