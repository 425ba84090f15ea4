import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { serviceSummarySchema } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testCatalog,
  testEntity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { annotate } from '../__testUtils__/annotate';
import { testDatabases } from '../__testUtils__/databases';
import { startReplicas } from '../__testUtils__/startReplicas';
import { ORDER } from '../__testUtils__/testBackend';
import { TestCatalog } from '../__testUtils__/TestCatalog';

const ORDER_REF = 'component:default/order';

describe('the sweep', () => {
  const databases = testDatabases();

  const replicas = async ({
    id = 'SQLITE_3',
    ...options
  }: { id?: TestDatabaseId; catalog?: TestCatalog; config?: object } = {}) =>
    startReplicas({ ...options, knex: await databases.init(id) });

  it('fills the fleet with every service, for each environment', async () => {
    const { fleet, sweep } = await replicas();
    expect(await fleet()).toMatchObject({ items: [], sweptAt: null });
    await sweep();
    const { items, totals, environments, sweptAt } = await fleet();
    expect(items).toMatchObject([
      {
        entityRef: ORDER_REF,
        system: 'system:default/shop',
        lifecycle: 'production',
        mesh: 'test',
        environment: 'default',
        stage: 'audit',
        missing: 0,
        ready: true,
        mtls: 'permissive',
        authorization: 'audited',
        timeouts: { covered: 2, total: 2 },
        retries: { covered: 2, total: 2 },
      },
      { entityRef: 'component:default/web', ready: false },
    ]);
    expect(totals).toMatchObject({ services: 2, ready: 1 });
    expect(environments).toContain('default');
    expect(Date.parse(sweptAt!)).toBeGreaterThan(0);
    expect((await fleet('?environment=staging')).items).toHaveLength(2);
  });

  it('tells the number of findings as the service itself does', async () => {
    const { fleet, server, sweep } = await replicas();
    await sweep();
    const { body } = await request(server).get(ORDER);
    const [{ findings }] = (await fleet()).items;
    expect(findings.info + findings.warning).toBe(body.findings.length);
  });

  it('reads no definition where nothing has changed', async () => {
    const { catalog, published, sweep } = await replicas();
    await sweep();
    expect(published).toHaveLength(4);
    catalog.read = [];
    await sweep();
    expect(catalog.read).toEqual([]);
    expect(published).toHaveLength(4);
  });

  it('makes a changed service and its neighbours anew, and no other', async () => {
    const alone = testEntity('Component', 'alone', {
      spec: { type: 'service' },
    });
    const catalog = new TestCatalog({ entities: [...testCatalog(), alone] });
    const { history, published, sweep } = await replicas({ catalog });
    await sweep();
    published.length = 0;
    catalog.read = [];
    catalog.edit('component:default/web', annotate('service-account', 'www'));
    await sweep();
    expect(catalog.read).not.toContain('component:default/alone');
    expect(published.map(({ eventPayload }) => eventPayload)).toEqual(
      ['default', 'staging'].map(environment =>
        expect.objectContaining({
          entityRef: ORDER_REF,
          environment,
          changed: [`${environment}/shop/order/gate-order.yaml`],
          because: ['component:default/web'],
        }),
      ),
    );
    expect(published[0].topic).toBe('service-mesh.config-changed');
    expect((await history()).changes[0]).toMatchObject({
      because: ['component:default/web'],
    });
  });

  it('notices a changed annotation where whoever provides the entity sets its etag', async () => {
    const { catalog, published, sweep } = await replicas();
    const provided = (entity: Entity) => ({
      ...entity,
      metadata: { ...entity.metadata, etag: 'always the same' },
    });
    catalog.edit(ORDER_REF, provided);
    await sweep();
    published.length = 0;
    catalog.edit(ORDER_REF, annotate('namespace', 'elsewhere'));
    await sweep();
    expect(published.map(({ eventPayload }) => eventPayload.entityRef)).toEqual(
      expect.arrayContaining([ORDER_REF]),
    );
  });

  it('notices who claims the same identity anywhere in the catalog', async () => {
    const { catalog, fleet, sweep } = await replicas();
    await sweep();
    catalog.entities.push(
      testEntity('Component', 'twin', {
        annotations: { namespace: 'shop', 'service-account': 'order' },
        spec: { type: 'service' },
      }),
    );
    await sweep();
    const { items } = await fleet('?finding=catalog/shared-identity');
    expect(items.map(({ name }) => name)).toEqual(['order', 'twin']);
    catalog.remove('component:default/twin');
    await sweep();
    expect((await fleet('?finding=catalog/shared-identity')).items).toEqual([]);
  });

  it('forgets what is gone, renamed, or no service any more', async () => {
    const { catalog, fleet, sweep, knex } = await replicas();
    await sweep();
    catalog.remove('component:default/web');
    catalog.edit(ORDER_REF, entity => ({
      ...entity,
      metadata: { ...entity.metadata, name: 'orders' },
    }));
    await sweep();
    const { items, totals } = await fleet();
    expect(items.map(({ name }) => name)).toEqual(['orders']);
    expect(totals.services).toBe(1);
    const left = await knex('service_changes').distinct('entity_ref');
    expect(left).toEqual([{ entity_ref: 'component:default/orders' }]);
  });

  it('follows a service to another mesh', async () => {
    const { catalog, fleet, history, sweep } = await replicas();
    await sweep();
    catalog.edit(ORDER_REF, annotate('mesh', 'test-light'));
    await sweep();
    const { totals } = await fleet();
    expect(totals.meshes).toEqual({ test: 1, 'test-light': 1 });
    expect((await history()).changes.map(({ mesh }) => mesh)).toEqual([
      'test-light',
      'test-light',
      'test',
      'test',
    ]);
  });

  it('forgets nothing while the catalog fails, and goes on afterwards', async () => {
    const { catalog, fleet, sweep } = await replicas();
    await sweep();
    catalog.fault = new Error('500 Internal Server Error');
    await sweep();
    expect((await fleet()).totals.services).toBe(2);
    catalog.fault = null;
    catalog.remove('component:default/web');
    await sweep();
    expect((await fleet()).totals.services).toBe(1);
  });

  it('goes on where it was broken off', async () => {
    const { catalog, fleet, knex, sweep } = await replicas();
    const lost = knex.schema.renameTable('service_changes', 'lost');
    await lost;
    await sweep();
    expect((await fleet()).totals.services).toBe(0);
    await knex.schema.renameTable('lost', 'service_changes');
    await sweep();
    catalog.read = [];
    await sweep();
    expect((await fleet()).totals.services).toBe(2);
    expect(catalog.read).toEqual([]);
  });

  it.each(databases.eachSupportedId())(
    'may run twice at a time on %s, and a change made through one replica is seen through the other',
    async id => {
      const one = await replicas({ id });
      const two = await one.add();
      await Promise.all([one.sweep(), two.sweep()]);
      expect((await two.fleet()).totals.services).toBe(2);
      expect((await one.history()).changes).toHaveLength(2);

      one.catalog.edit(ORDER_REF, annotate('policy.security.stage', 'enforce'));
      const refreshed = await request(one.server).post(`${ORDER}/refresh`);
      expect(refreshed.status).toBe(200);
      expect(serviceSummarySchema.parse(refreshed.body)).toMatchObject({
        stage: 'enforce',
        mtls: 'strict',
        authorization: 'enforced',
      });
      expect((await two.fleet('?stage=enforce')).items).toEqual([
        refreshed.body,
      ]);

      // A sweep takes it for what it would make itself.
      const hashes = () =>
        one
          .knex('services')
          .where('entity_ref', ORDER_REF)
          .select('input_hash');
      const before = await hashes();
      await two.sweep();
      expect(await hashes()).toEqual(before);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps entities that hold anything on %s, once',
    async id => {
      const hostile = '\u0000\ud800\u202e"\\ '.repeat(900);
      const catalog = new TestCatalog();
      catalog.edit(ORDER_REF, entity => ({
        ...annotate('mesh', hostile)(annotate('policy', hostile)(entity)),
        spec: { ...entity.spec, lifecycle: hostile },
        relations: [
          ...entity.relations!,
          { type: 'ownedBy', targetRef: `group:default/${hostile}` },
        ],
      }));
      const { fleet, sweep } = await replicas({ catalog, id });
      await sweep();
      const { items } = await fleet('?text=order');
      expect(items).toMatchObject([{ name: 'order', mtls: 'none' }]);
      expect(items[0].mesh).toHaveLength(63);
      catalog.read = [];
      await sweep();
      expect(catalog.read).toEqual([]);
    },
  );
});
