import { found, gate, gates, shopService } from './__testUtils__/shop';
import { undeclaredCallerAdmitted } from './undeclaredCallerAdmitted';

const rule = undeclaredCallerAdmitted([gates]);
const admission = (mode: string, callers: any[] = []) =>
  ({ admission: { mode, callers, origin: { source: 'default' } } } as any);
const audit = { wanted: 'audit', effective: 'audit', missing: [] } as const;
const named = gate('orders', { admits: ['shop/web', 'shop/orders', 'ops/x'] });

describe('undeclaredCallerAdmitted', () => {
  it('finds an account that is named and not declared, and not the own one', () => {
    expect(found(rule, [named], [shopService('orders', { callers: ['web'] })]))
      .toMatchInlineSnapshot(`
      [
        "warning: Service account ops/x may call component:default/orders (GET /things/{id}), and nothing in the catalog or the policy says that it does. Declare it with consumesApis, dependsOn or security.callers.additional, or take it out.",
      ]
    `);
  });

  it('is mild where nobody is declared at all', () => {
    const orders = shopService('orders', { input: admission('unknown') });
    expect(found(rule, [named], [orders])).toEqual([
      expect.stringMatching(/^info: .*shop\/web/),
      expect.stringMatching(/^info: .*ops\/x/),
    ]);
  });

  it('finds a door that is open to all though the policy enforces who gets in', () => {
    const open = gate('orders');
    const orders = shopService('orders', { callers: ['web'] });
    expect(found(rule, [open], [orders])).toEqual([
      expect.stringMatching(/^warning: Everybody in the mesh may call/),
    ]);
    const onTrial = shopService('orders', {
      callers: ['web'],
      input: { stage: audit as any },
    });
    expect(found(rule, [open], [onTrial])).toEqual([]);
    const meant = shopService('orders', { input: admission('everybody') });
    expect(found(rule, [open], [meant])).toEqual([]);
  });
});
