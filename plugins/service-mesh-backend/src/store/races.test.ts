import { onEachPostgres, testDatabases } from '../__testUtils__/databases';
import { serviceResult } from '../__testUtils__/serviceResult';
import { at, query, save, storeIn } from '../__testUtils__/storeIn';
import { isWaiting, until } from '../__testUtils__/waiting';

describe('a result that somebody forgets while it is replaced', () => {
  const databases = testDatabases();

  // SQLite does one thing at a time.
  onEachPostgres(databases)('on %s', id => {
    it('is forgotten, and others are kept', async () => {
      const knex = await databases.init(id);
      const store = await storeIn(knex);
      const gone = serviceResult('gone');
      const other = serviceResult('other');
      await save(store, gone, at(1));

      const forgetting = await knex.transaction();
      const { entityRef } = gone;
      const row = () => forgetting('services').where({ entity_ref: entityRef });
      await row().forUpdate().select('mesh');
      const changed = serviceResult('gone', { files: { 'b.yaml': 'b' } });
      const saving = store.save([changed, other], at(2));
      await until('it waits for the row', () =>
        isWaiting(knex, '%services%for update%'),
      );
      await row().delete();
      await forgetting.commit();

      expect(await saving).toMatchObject([null, { added: ['a.yaml'] }]);
      const { items } = await store.list(query(), 'all');
      expect(items.map(({ name }) => name)).toEqual(['other']);
      expect(await knex('service_findings').select()).toEqual([]);
      expect(await store.history(entityRef)).toHaveLength(1);
    });
  });
});
