import { FleetFilter } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testDatabases } from '../__testUtils__/databases';
import { at, query, save, storeIn } from '../__testUtils__/storeIn';
import { serviceResult } from '../__testUtils__/serviceResult';

describe('what somebody sees who may not see everything', () => {
  const databases = testDatabases();

  describe.each(databases.eachSupportedId())('on %s', id => {
    const order = 'component:default/order';
    const web = 'component:default/web';
    const api = 'api:default/order-api';

    async function seenBy(...visible: string[]) {
      const store = await storeIn(await databases.init(id));
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
        const store = await storeIn(await databases.init(id));
        const result = serviceResult('order', {
          missing: [[], [web], [web]],
        });
        await save(store, result, at(1));
        const { items } = await store.list(query(), [order, ...visible]);
        expect(items).toMatchObject([{ missing, ready }]);
      },
    );

    it('is ready to them where all that is missing is about others', async () => {
      const store = await storeIn(await databases.init(id));
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
      const store = await storeIn(await databases.init(id));
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
});
