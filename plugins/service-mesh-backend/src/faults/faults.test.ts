import { setTimeout as wait } from 'node:timers/promises';
import {
  createMockDirectory,
  TestDatabaseId,
} from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { onEachPostgres, testDatabases } from '../__testUtils__/databases';
import { isWaiting, until } from '../__testUtils__/waiting';
import { BackendProcess } from './__testUtils__/BackendProcess';
import { CatalogServer } from './__testUtils__/CatalogServer';
import { DatabaseProxy } from './__testUtils__/DatabaseProxy';
import { nameOf, serviceAndApi, SERVICES, shop } from './__testUtils__/shop';

/** Several processes start in each test, wherever it runs. */
const LIMIT = 600_000;
const SCHEMA = 'service-mesh';

describe('a backend that is a process of its own', () => {
  const databases = testDatabases();
  const folder = createMockDirectory();
  const ends: (() => unknown)[] = [];
  const endAll = async () => {
    for (const end of ends.splice(0).reverse()) {
      await end();
    }
  };
  afterEach(endAll);

  async function world(id: TestDatabaseId) {
    const knex = await databases.init(id);
    const catalog = await CatalogServer.start(shop());
    ends.push(() => catalog.stop());
    const { connection } = knex.client.config;
    const replica = async (
      options: { connection?: object; turn?: number } = {},
    ) => {
      const started = await BackendProcess.start({
        folder: folder.path,
        catalog: catalog.url,
        turn: options.turn,
        connection: { ...connection, ...options.connection },
      });
      ends.push(() => started.kill());
      return started;
    };
    return { catalog, connection, knex, replica };
  }

  const rows = (knex: Knex, table: string): Knex.QueryBuilder =>
    knex(table).withSchema(SCHEMA);

  async function number(knex: Knex, table: string): Promise<number> {
    const [{ count }] = await rows(knex, table)
      .count({ count: '*' })
      // Before there is such a table.
      .catch(() => [{ count: 0 }]);
    return Number(count);
  }

  const swept = (knex: Knex) =>
    until('a sweep was complete', async () => !!(await number(knex, 'sweeps')));

  /** What is stored of the services, but for when. */
  const stored = (knex: Knex) =>
    rows(knex, 'services')
      .select('entity_ref', 'input_hash', 'files', 'remarks')
      .orderBy('entity_ref');

  /** Every service is stored, as if nothing had happened, and its first change was told once. */
  async function expectComplete(knex: Knex, clean: unknown) {
    expect(await stored(knex)).toEqual(clean);
    expect(await number(knex, 'services')).toBe(SERVICES);
    expect(await number(knex, 'service_changes')).toBe(SERVICES);
  }

  onEachPostgres(databases)('on %s', id => {
    /** What is stored where nothing happens. */
    let clean: { entity_ref: string; input_hash: string }[];
    /** All that is stored of the last one. */
    let whole: object;
    beforeAll(async () => {
      const { knex, replica } = await world(id);
      await replica();
      await swept(knex);
      clean = await stored(knex);
      whole = await rows(knex, 'services')
        .orderBy('entity_ref', 'desc')
        .first();
      await endAll();
    }, LIMIT);

    it(
      'stores every service where two replicas race to migrate and to sweep',
      async () => {
        const { catalog, knex, replica } = await world(id);
        const turn = LIMIT / 1000;
        const replicas = [await replica({ turn }), await replica({ turn })];
        await swept(knex);
        expect(replicas.every(({ isRunning }) => isRunning)).toBe(true);
        // Only one of them swept.
        expect(catalog.asked.length).toBe(new Set(catalog.asked).size);
        await expectComplete(knex, clean);
      },
      LIMIT,
    );

    it(
      'goes on where one was killed in the middle of a sweep',
      async () => {
        const { catalog, knex, replica } = await world(id);
        catalog.fails = true;
        const first = await replica();
        await until('it has tables', async () => catalog.failed > 0);
        // A row of this key that may yet come to be keeps the sweep from storing this service.
        const other = await knex.transaction();
        ends.push(() => other.rollback());
        await rows(other, 'services').insert(whole);
        catalog.fails = false;
        await until(
          'some services were stored, and one waits',
          async () =>
            (await number(knex, 'services')) > 0 &&
            (await isWaiting(knex, 'insert into %services%')),
        );
        await first.kill();
        await other.rollback();
        expect(await number(knex, 'services')).toBeLessThan(SERVICES);
        expect(await number(knex, 'sweeps')).toBe(0);

        catalog.asked = [];
        await replica();
        await swept(knex);
        await expectComplete(knex, clean);
      },
      LIMIT,
    );

    it.each([
      ['was killed', (one: BackendProcess) => one.kill()],
      ['froze', (one: BackendProcess) => one.freeze()],
    ])(
      'migrates where one %s in the middle of that',
      async (_, fail) => {
        const { knex, replica } = await world(id);
        await knex.raw(`create schema "${SCHEMA}"`);
        // A table of this name that may yet come to be keeps the migration from making its last one.
        const other = await knex.transaction();
        ends.push(() => other.rollback());
        await other.schema.withSchema(SCHEMA).createTable('sweeps', table => {
          table.text('name');
        });
        const first = await replica();
        await until('the migration waits', () => isWaiting(knex, '%sweeps%'));
        await fail(first);
        await other.rollback();
        expect(await number(knex, 'services')).toBe(0);

        await replica();
        await swept(knex);
        await expectComplete(knex, clean);
      },
      LIMIT,
    );

    it(
      'forgets nothing while the catalog is out of order or slow',
      async () => {
        const { catalog, knex, replica } = await world(id);
        catalog.fails = true;
        const backend = await replica();
        await until('sweeps failed', async () => catalog.failed > 1);
        catalog.fails = false;
        catalog.delay = 2_000;
        await swept(knex);
        await expectComplete(knex, clean);

        catalog.fails = true;
        catalog.failed = 0;
        await until('sweeps failed again', async () => catalog.failed > 1);
        expect(backend.isRunning).toBe(true);
        await expectComplete(knex, clean);
      },
      LIMIT,
    );

    it(
      'comes back where the database was gone for 30 seconds',
      async () => {
        const { catalog, connection, knex, replica } = await world(id);
        const proxy = await DatabaseProxy.start(
          connection.host,
          Number(connection.port),
        );
        ends.push(() => proxy.stop());
        const backend = await replica({
          connection: { host: '127.0.0.1', port: proxy.port },
        });
        await swept(knex);

        proxy.leave();
        serviceAndApi(7, 'second').forEach(entity => catalog.put(entity));
        expect((await backend.request('/v1/services')).status).toBeGreaterThan(
          499,
        );
        await wait(30_000);
        expect(backend.isRunning).toBe(true);
        proxy.comeBack();

        const ref = `component:default/${nameOf(7)}`;
        const before = clean.find(row => row.entity_ref === ref)!.input_hash;
        await until('the change was seen', async () => {
          const row = await rows(knex, 'services')
            .where('entity_ref', ref)
            .first('input_hash');
          return row.input_hash !== before;
        });
        const { status, body } = await backend.request('/v1/services');
        expect(status).toBe(200);
        expect(body.totals.services).toBe(SERVICES);
      },
      LIMIT,
    );
  });
});
