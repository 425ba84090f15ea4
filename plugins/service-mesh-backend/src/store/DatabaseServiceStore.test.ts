import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import {
  FleetFilter,
  fleetQuerySchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testDatabases } from '../__testUtils__/databases';
import { serviceResult } from '../__testUtils__/serviceResult';
import { DatabaseServiceStore } from './DatabaseServiceStore';
import { ServiceResult, ServiceStore, VisibleEntities } from './ServiceStore';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));

const save = async (store: ServiceStore, result: ServiceResult, now: Date) =>
  (await store.save([result], now))[0];

const query = (filter: FleetFilter = {}) => ({
  ...fleetQuerySchema.parse({}),
  environment: 'default',
  ...filter,
});

describe('DatabaseServiceStore', () => {
  const databases = testDatabases();

  async function openStore(id: TestDatabaseId, historyLength = 10) {
    const knex = await databases.init(id);
    const open = () =>
      DatabaseServiceStore.create({
        database: mockServices.database.mock({ getClient: async () => knex }),
        historyLength,
      });
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

    describe('with a fleet', () => {
      async function fleet() {
        const { store } = await openStore(id);
        const results = [
          serviceResult('a_b', {
            summary: { owner: 'group:default/red', stage: 'enforce' },
          }),
          serviceResult('axb', {
            findings: [
              { code: 'traffic/x', severity: 'error' },
              { code: 'traffic/y', severity: 'error' },
            ],
            summary: { owner: 'group:default/blue', ready: false },
          }),
          serviceResult('cart', {
            mesh: 'linkerd',
            findings: [{ code: 'policy/y', severity: 'warning' }],
          }),
          serviceResult('zoo', {
            mesh: 'none',
            summary: { mtls: 'none', authorization: 'none', ready: false },
          }),
        ];
        for (const result of results) {
          await save(store, result, at(1));
        }
        return async (filter?: FleetFilter, visible: VisibleEntities = 'all') =>
          store.list(query(filter), visible);
      }

      it.each([
        [{}, 'a_b axb cart zoo'],
        [{ owner: 'group:default/red' }, 'a_b'],
        [{ mesh: 'linkerd' }, 'cart'],
        [{ stage: 'enforce' as const }, 'a_b'],
        [{ ready: false }, 'axb zoo'],
        [{ finding: 'traffic/x' }, 'axb'],
        [{ finding: 'warning' }, 'cart'],
        [{ text: 'A_' }, 'a_b'],
        [{ text: '%' }, ''],
        [{ lifecycle: "production' or 1=1 --" }, ''],
        [{ environment: 'staging' }, ''],
        [
          { orderBy: 'findings' as const, order: 'desc' as const },
          'axb cart a_b zoo',
        ],
        [{ orderBy: 'owner' as const }, 'cart zoo axb a_b'],
        [{ orderBy: 'ready' as const }, 'a_b cart axb zoo'],
      ])('answers %j', async (filter, names) => {
        const list = await fleet();
        const { items, totals } = await list(filter);
        expect(items.map(({ name }) => name).join(' ')).toBe(names);
        expect(totals.services).toBe(items.length);
      });

      it('adds up all pages', async () => {
        const list = await fleet();
        const { totals } = await list({ limit: 1 });
        expect(totals).toEqual({
          services: 4,
          meshes: { istio: 2, linkerd: 1, none: 1 },
          enforced: 1,
          ready: 1,
          strictMtls: 3,
          authorized: 3,
          timeouts: { covered: 4, total: 8 },
          retries: { covered: 8, total: 8 },
          findings: {
            error: 2,
            warning: 1,
            info: 0,
            undecided: 0,
            suppressed: 0,
          },
          withErrors: 1,
          withWarnings: 1,
        });
      });

      it.each(['name', 'owner', 'ready', 'findings', 'mesh'] as const)(
        'leads through all pages by %s, up and down',
        async orderBy => {
          const list = await fleet();
          for (const order of ['asc', 'desc'] as const) {
            const all = await list({ orderBy, order });
            const paged: string[] = [];
            let cursor: string | undefined;
            do {
              const page = await list({ orderBy, order, limit: 1, cursor });
              paged.push(...page.items.map(({ name }) => name));
              cursor = page.nextCursor ?? undefined;
            } while (cursor !== undefined);
            expect(paged).toEqual(all.items.map(({ name }) => name));
          }
        },
      );

      it.each(['', 'x', 'bnVsbA', 'WzEsMl0'])(
        'refuses the cursor %j',
        async cursor => {
          const list = await fleet();
          await expect(list({ cursor })).rejects.toThrow('cursor');
        },
      );

      it('shows and counts only what may be seen', async () => {
        const list = await fleet();
        const { items, totals } = await list({}, [
          'component:default/cart',
          'component:default/unknown',
        ]);
        expect(items.map(({ name }) => name)).toEqual(['cart']);
        expect(totals).toMatchObject({
          services: 1,
          meshes: { linkerd: 1 },
          findings: { error: 0, warning: 1 },
        });
        expect((await list({}, [])).totals.services).toBe(0);
      });
    });

    describe('to somebody who may not see everything', () => {
      const order = 'component:default/order';
      const web = 'component:default/web';
      const api = 'api:default/order-api';

      async function seenBy(...visible: string[]) {
        const { store } = await openStore(id);
        const result = serviceResult('order', {
          findings: [
            { code: 'a/own', severity: 'warning' },
            { code: 'a/caller', severity: 'error', about: [web] },
            { code: 'a/both', severity: 'error', about: [api, web] },
          ],
          summary: { ready: false },
        });
        await save(store, result, at(1));
        await save(store, serviceResult('web'), at(1));
        return {
          list: (filter: FleetFilter = {}) =>
            store.list(query(filter), [order, ...visible]),
          summary: () => store.summary(result, [order, ...visible]),
        };
      }

      it.each([
        [[], 0, true],
        [[api], 0, true],
        [[web], 1, false],
        [[api, web], 2, false],
      ])(
        'counts only findings that name what they see: %j',
        async (visible, errors, ready) => {
          const { list, summary } = await seenBy(...visible);
          const findings = {
            error: errors,
            warning: 1,
            info: 0,
            undecided: 0,
            suppressed: 0,
          };
          const { items, totals } = await list({ text: 'order' });
          expect(items).toMatchObject([{ findings, ready }]);
          expect(totals).toMatchObject({
            services: 1,
            ready: ready ? 1 : 0,
            findings,
            withErrors: errors ? 1 : 0,
          });
          expect(await summary()).toEqual(items[0]);
        },
      );

      it.each([
        [[], 1, false],
        [[api], 1, false],
        [[web], 3, false],
      ])(
        'counts only missing facts that name what they see: %j',
        async (visible, missing, ready) => {
          const { store } = await openStore(id);
          const result = serviceResult('order', {
            missing: [[], [web], [web]],
          });
          await save(store, result, at(1));
          const { items } = await store.list(query(), [order, ...visible]);
          expect(items).toMatchObject([{ missing, ready }]);
        },
      );

      it('is ready to them where all that is missing is about others', async () => {
        const { store } = await openStore(id);
        const mesh = { mtls: 'permissive' } as const;
        const result = serviceResult('order', {
          missing: [[web]],
          summary: mesh,
        });
        await save(store, result, at(1));
        const { items, totals } = await store.list(query(), [order]);
        expect(items).toMatchObject([{ missing: 0, ready: true }]);
        expect(totals.ready).toBe(1);
        // The same input comes to something else.
        await save(
          store,
          { ...result, missing: [{ about: [], missing: 1 }] },
          at(2),
        );
        expect((await store.list(query(), [order])).items).toMatchObject([
          { missing: 1, ready: false },
        ]);
      });

      it('filters and sorts by what they see', async () => {
        const { list } = await seenBy(api);
        const names = async (filter: FleetFilter) =>
          (await list(filter)).items.map(({ name }) => name);
        expect(await names({ finding: 'a/caller' })).toEqual([]);
        expect(await names({ finding: 'error' })).toEqual([]);
        expect(await names({ finding: 'a/own' })).toEqual(['order']);
        expect(await names({ ready: true })).toEqual(['order']);
        const { items, nextCursor } = await list({
          orderBy: 'findings',
          order: 'desc',
          limit: 1,
        });
        expect([items.length, nextCursor]).toEqual([1, null]);
      });

      it('shows the same as before to those who see all that is named', async () => {
        const { store } = await openStore(id);
        await save(
          store,
          serviceResult('order', {
            findings: [{ code: 'a/caller', severity: 'info', about: [web] }],
          }),
          at(1),
        );
        expect(await store.list(query(), [order, web])).toEqual(
          await store.list(query(), 'all'),
        );
      });
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
