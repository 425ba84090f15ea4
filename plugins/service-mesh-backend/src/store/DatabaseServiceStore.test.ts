import { TestDatabaseId } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/databases';
import { serviceResult } from '../__testUtils__/serviceResult';
import { at, query, save, storeIn } from '../__testUtils__/storeIn';

describe('DatabaseServiceStore', () => {
  const databases = testDatabases();

  async function openStore(id: TestDatabaseId, historyLength = 10) {
    const knex = await databases.init(id);
    const open = () => storeIn(knex, historyLength);
    return { knex, store: await open(), open };
  }

  describe.each(databases.eachSupportedId())('on %s', id => {
    it('tells what became of files, and because of which entities', async () => {
      const { store } = await openStore(id);
      const before = serviceResult('order', {
        files: { 'a.yaml': 'a', 'b.yaml': 'b' },
        dependencies: { 'component:default/order': '1', 'api:default/x': '1' },
      });
      expect(await save(store, before, at(1))).toEqual({
        at: '2026-01-01T12:01:00.000Z',
        mesh: 'istio',
        environment: 'default',
        added: ['a.yaml', 'b.yaml'],
        changed: [],
        removed: [],
        findings: before.summary.findings,
        because: ['component:default/order'],
      });
      const after = serviceResult('order', {
        files: { 'a.yaml': 'A', 'c.yaml': 'c' },
        dependencies: { 'component:default/order': '1', 'api:default/x': '2' },
      });
      expect(await save(store, after, at(2))).toMatchObject({
        added: ['c.yaml'],
        changed: ['a.yaml'],
        removed: ['b.yaml'],
        because: ['api:default/x'],
      });
      const history = await store.history('component:default/order');
      expect(history.map(change => change.at)).toEqual([
        '2026-01-01T12:02:00.000Z',
        '2026-01-01T12:01:00.000Z',
      ]);
    });

    it('keeps the time and the history where the same comes of another input', async () => {
      const { store } = await openStore(id);
      const result = serviceResult('order');
      await save(store, result, at(1));
      expect(await save(store, { ...result, inputHash: 'other' }, at(2))).toBe(
        null,
      );
      expect(await store.summary(result, 'all')).toMatchObject({
        changedAt: '2026-01-01T12:01:00.000Z',
      });
      expect(await store.inputHashes()).toMatchObject([{ inputHash: 'other' }]);
      expect(await store.history(result.entityRef)).toHaveLength(1);
    });

    it('keeps several results in one go, new and known ones, and one service twice', async () => {
      const { store } = await openStore(id);
      const known = serviceResult('known');
      const same = serviceResult('same');
      await store.save([known, same], at(1));
      const results = [
        serviceResult('web', { files: { 'a.yaml': '1' } }),
        { ...same, inputHash: 'other' },
        serviceResult('known', { files: { 'a.yaml': '2' } }),
        serviceResult('web', {
          files: { 'a.yaml': '2', 'b.yaml': '1' },
          findings: [{ code: 'a/b', severity: 'error' }],
        }),
      ];
      const changes = await store.save(results, at(2));
      expect(
        changes.map(change => change && [change.added, change.changed]),
      ).toEqual([
        [['a.yaml'], []],
        null,
        [[], ['a.yaml']],
        [['b.yaml'], ['a.yaml']],
      ]);
      expect(await store.history('component:default/web')).toHaveLength(2);
      expect(await store.history('component:default/known')).toHaveLength(2);
      expect(await store.history('component:default/same')).toHaveLength(1);
      const { items, totals } = await store.list(query(), 'all');
      expect(items.map(({ name }) => name)).toEqual(['known', 'same', 'web']);
      expect(totals.findings.error).toBe(1);
    });

    it('keeps no result of several where one cannot be kept', async () => {
      const { store } = await openStore(id);
      const poison = { ...serviceResult('poison'), mesh: null as any };
      await expect(
        store.save([serviceResult('web'), poison], at(1)),
      ).rejects.toThrow();
      expect(await store.inputHashes()).toEqual([]);
    });

    it('bounds the history of a service', async () => {
      const { store } = await openStore(id, 3);
      for (let minute = 0; minute < 5; minute++) {
        const files = { 'a.yaml': `${minute}` };
        await save(store, serviceResult('order', { files }), at(minute));
        await save(store, serviceResult('web', { files }), at(minute));
      }
      const changes = await store.history('component:default/order');
      expect(changes.map(change => change.at.slice(14, 16))).toEqual([
        '04',
        '03',
        '02',
      ]);
    });

    it('bounds the history of a service that moves to and fro', async () => {
      const { knex, store } = await openStore(id, 3);
      for (let minute = 0; minute < 9; minute++) {
        const [mesh, other] = ['istio', 'linkerd', 'istio'].slice(minute % 2);
        const result = serviceResult('order', { mesh });
        await save(store, result, at(minute));
        await store.remove([{ ...result, mesh: other }]);
      }
      expect(await knex('service_changes').select('id')).toHaveLength(3);
    });

    it('forgets a service with its history, and a move to another mesh without', async () => {
      const { store } = await openStore(id);
      const istio = serviceResult('order');
      await save(store, istio, at(1));
      await save(store, serviceResult('order', { mesh: 'linkerd' }), at(2));
      await store.remove([istio]);
      expect(await store.inputHashes()).toMatchObject([{ mesh: 'linkerd' }]);
      expect(await store.history(istio.entityRef)).toHaveLength(2);
      await store.remove([{ ...istio, mesh: 'linkerd' }]);
      expect(await store.history(istio.entityRef)).toEqual([]);
    });

    it('takes the same new result from several at once, and remembers one change', async () => {
      const { store, open } = await openStore(id);
      const other = await open();
      const result = serviceResult('order');
      const saved = await Promise.all(
        [store, other, store, other].map(each => save(each, result, at(1))),
      );
      expect(saved.filter(change => change !== null)).toHaveLength(1);
      expect(await other.history(result.entityRef)).toHaveLength(1);
    });

    it('tells when the catalog was looked at last', async () => {
      const { store } = await openStore(id);
      expect((await store.list(query(), 'all')).sweptAt).toBe(null);
      await store.recordSweep(at(1));
      await store.recordSweep(at(2));
      expect((await store.list(query(), 'all')).sweptAt).toBe(
        '2026-01-01T12:02:00.000Z',
      );
    });
  });
});
