import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';

const directory = resolvePackagePath(
  '@mesh-configurator/backstage-plugin-service-mesh-backend',
  'migrations',
);

const key = { entity_ref: 'component:default/a', mesh: 'm', environment: 'e' };

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
      await knex.migrate.latest({ directory });
      expect(await present(knex)).toEqual(tables);
      await knex('service_findings').insert({
        ...key,
        code: 'a/b',
        severity: 'error',
      });

      await knex.migrate.rollback({ directory }, true);
      expect(await present(knex)).toEqual([]);

      await knex.migrate.latest({ directory });
      expect(await present(knex)).toEqual(tables);
      expect(await knex('service_findings').select()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'keep each result once on %s',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory });
      const finding = { ...key, code: 'a/b', severity: 'error' };
      await knex('service_findings').insert(finding);
      await expect(knex('service_findings').insert(finding)).rejects.toThrow(
        /unique/i,
      );
    },
  );
});
