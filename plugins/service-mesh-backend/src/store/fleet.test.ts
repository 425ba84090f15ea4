import { FleetFilter } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testDatabases } from '../__testUtils__/databases';
import { at, query, save, storeIn } from '../__testUtils__/storeIn';
import { serviceResult } from '../__testUtils__/serviceResult';
import { VisibleEntities } from './ServiceStore';

describe('the fleet', () => {
  const databases = testDatabases();

  describe.each(databases.eachSupportedId())('on %s', id => {
    async function fleet() {
      const store = await storeIn(await databases.init(id));
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
});
