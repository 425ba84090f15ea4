import { mockServices } from '@backstage/backend-test-utils';
import { ServiceSummary } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { annotate } from '../__testUtils__/annotate';
import { testDatabases } from '../__testUtils__/databases';
import { ORDER, start } from '../__testUtils__/testBackend';
import { TestCatalog } from '../__testUtils__/TestCatalog';
import { testSweeps } from '../__testUtils__/testSweeps';
import { testMeshModule } from '../testProvider';

const SERVICES = '/api/service-mesh/v1/services';
const ORDER_REF = 'component:default/order';

describe('a user who may see some services', () => {
  const databases = testDatabases();

  async function asUser(hidden: string[]) {
    const catalog = new TestCatalog({ hidden });
    const knex = await databases.init('SQLITE_3');
    const sweeps = testSweeps();
    const permissions = mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
      authorizeConditional: async () => [
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: { rule: 'IS_OWNER', resourceType: 'catalog-entity' },
        },
      ],
    });
    const server = await start({
      catalog,
      knex,
      permissions,
      features: [testMeshModule, sweeps.feature],
    });
    await sweeps.sweep();
    return { catalog, server, sweep: sweeps.sweep };
  }

  it('is told of these and their number, and of no other', async () => {
    const { server } = await asUser(['component:default/web']);
    const { body } = await request(server).get(SERVICES);
    expect(body.items).toHaveLength(1);
    expect(body.totals.services).toBe(1);
    expect(JSON.stringify(body)).not.toContain('web');
  });

  it('finds no hidden entity in the history', async () => {
    const { catalog, server, sweep } = await asUser(['component:default/web']);
    catalog.edit('component:default/web', annotate('service-account', 'w'));
    await sweep();
    const { body } = await request(server).get(`${ORDER}/history`);
    expect(body.changes).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain('web');
  });

  it('is counted no finding that names a hidden entity, in no answer', async () => {
    const { catalog, server, sweep } = await asUser([]);
    for (const name of ['service-account', 'namespace', 'service']) {
      catalog.edit('component:default/web', annotate(name, 'shop'));
      catalog.edit(ORDER_REF, annotate(name, 'shop'));
    }
    await sweep();
    const errorsAndWarnings = ({ findings }: ServiceSummary) =>
      findings.error + findings.warning;
    const ask = async () => {
      const fleet = await request(server).get(`${SERVICES}?text=order`);
      const history = await request(server).get(`${ORDER}/history`);
      const refreshed = await request(server).post(`${ORDER}/refresh`);
      return [
        fleet.body.items[0],
        fleet.body.totals,
        history.body.changes[0],
        refreshed.body,
      ].map(errorsAndWarnings);
    };
    const [open, ...alike] = await ask();
    expect(alike).toEqual([open, open, open]);

    catalog.hidden = ['component:default/web'];

    const [fewer, ...others] = await ask();
    expect(fewer).toBeLessThan(open);
    expect(others).toEqual([fewer, fewer, fewer]);
  });

  it('is counted no missing fact of a hidden entity, in no answer', async () => {
    const { catalog, server, sweep } = await asUser([]);
    catalog.edit('component:default/web', entity => ({
      ...entity,
      metadata: { ...entity.metadata, annotations: {} },
    }));
    await sweep();
    const ask = async () => {
      const fleet = await request(server).get(`${SERVICES}?text=order`);
      const refreshed = await request(server).post(`${ORDER}/refresh`);
      return [fleet.body.items[0], refreshed.body].map(
        ({ missing }: ServiceSummary) => missing,
      );
    };
    const [open, alike] = await ask();
    expect(open).toBeGreaterThan(0);
    expect(alike).toBe(open);
    catalog.hidden = ['component:default/web'];
    expect(await ask()).toEqual([0, 0]);
  });

  it.each(['refresh', 'history'])(
    'is answered %s alike for a service that is absent and one that is hidden',
    async route => {
      const { catalog, server } = await asUser([ORDER_REF]);
      const ask = () =>
        route === 'refresh'
          ? request(server).post(`${ORDER}/${route}`)
          : request(server).get(`${ORDER}/${route}`);
      const hidden = await ask();
      catalog.remove(ORDER_REF);
      const absent = await ask();
      expect(hidden.status).toBe(404);
      expect(absent.status).toBe(404);
      expect(hidden.body.error.message).toBe(absent.body.error.message);
    },
  );
});
