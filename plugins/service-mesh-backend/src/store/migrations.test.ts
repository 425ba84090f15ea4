import createKnex, { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { serviceResult } from '../__testUtils__/serviceResult';
import { storeIn } from '../__testUtils__/storeIn';
import { migrate, migrationsFolder } from './migrate';
import { toFindingRow, toServiceRow } from './rows';

const result = serviceResult('a', {
  findings: [{ code: 'a/b', severity: 'error' }],
});

const tables = ['services', 'service_findings', 'service_changes', 'sweeps'];

async function present(knex: Knex) {
  const found = await Promise.all(
    tables.map(async table => [table, await knex.schema.hasTable(table)]),
  );
  return found.filter(([, has]) => has).map(([table]) => table);
}

describe('migrations', () => {
  const databases = testDatabases();

  it.each(databases.eachSupportedId())(
    'go up, down and up again on %s',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsFolder });
      expect(await present(knex)).toEqual(tables);
      await knex('service_findings').insert(
        toFindingRow(result, result.counts[0]),
      );

      await knex.migrate.rollback({ directory: migrationsFolder }, true);
      expect(await present(knex)).toEqual([]);

      await knex.migrate.latest({ directory: migrationsFolder });
      expect(await present(knex)).toEqual(tables);
      expect(await knex('service_findings').select()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'let all be made anew where missing facts were not counted on %s',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.up({ directory: migrationsFolder });
      await knex('services').insert(toServiceRow(result, new Date()));
      await knex.migrate.latest({ directory: migrationsFolder });
      expect(await knex('services').select('input_hash')).toEqual([
        { input_hash: '' },
      ]);
      const store = await storeIn(knex);
      const [change] = await store.save([result], new Date());
      expect(change).toBeNull();
      expect(await store.inputHashes()).toMatchObject([
        { inputHash: result.inputHash },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'keep each result once on %s',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsFolder });
      const row = toServiceRow(result, new Date());
      await knex('services').insert(row);
      await expect(knex('services').insert(row)).rejects.toThrow(/unique/i);
    },
  );

  it.each(databases.eachSupportedId())(
    'are waited for by replicas that start together on %s',
    async id => {
      const knex = await databases.init(id);
      // SQLite is of one process.
      const replicas =
        id === 'SQLITE_3'
          ? []
          : Array.from({ length: 6 }, () => createKnex(knex.client.config));
      try {
        await Promise.all([knex, ...replicas].map(migrate));
      } finally {
        await Promise.all(replicas.map(replica => replica.destroy()));
      }
      // Two rows in knex's table of its lock would keep all from starting ever after.
      expect(await knex('knex_migrations_lock').select('is_locked')).toEqual([
        { is_locked: 0 },
      ]);
      expect(await present(knex)).toEqual(tables);
    },
  );

  it.each(databases.eachSupportedId())(
    'leave nothing behind where they are broken off on %s',
    async id => {
      const knex = await databases.init(id);
      await knex.schema.createTable('sweeps', table => table.text('other'));
      await expect(
        knex.migrate.latest({ directory: migrationsFolder }),
      ).rejects.toThrow(/already exists/);
      expect(await present(knex)).toEqual(['sweeps']);
      await knex.schema.dropTable('sweeps');
      await migrate(knex);
      expect(await present(knex)).toEqual(tables);
    },
  );
});
