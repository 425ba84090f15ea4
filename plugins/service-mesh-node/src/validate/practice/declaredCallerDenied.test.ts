import { runRules } from '../runRules';
import { found, gate, gates, shopService } from './__testUtils__/shop';
import { declaredCallerDenied } from './declaredCallerDenied';

const rule = declaredCallerDenied([gates]);
const orders = shopService('orders', { callers: ['web', 'basket'] });

describe('declaredCallerDenied', () => {
  it('finds the caller that is refused, and the object that refuses it', () => {
    expect(found(rule, [gate('orders', { admits: ['shop/web'] })], [orders]))
      .toMatchInlineSnapshot(`
      [
        "error: component:default/basket is declared to call component:default/orders, and is refused by Gate orders: GET /things/{id}.",
      ]
    `);
  });

  it('warns of one that would be refused', () => {
    const trial = gate('orders', { admits: ['shop/web'], onTrial: true });
    expect(found(rule, [trial], [orders])).toEqual([
      expect.stringMatching(/^warning: .*basket .* would be refused/),
    ]);
  });

  it('is not sure where the service account is assumed', () => {
    const serviceAccount = {
      value: 'basket',
      confidence: 'assumed',
      origin: { source: 'default' },
    };
    const [finding] = runRules(
      [rule],
      [gate('orders', { admits: ['shop/web'] })],
      {
        catalog: {
          services: [orders],
          identities: {
            'component:default/basket': { serviceAccount } as any,
          },
        },
      },
    );
    expect(finding).toMatchObject({
      severity: 'info',
      undecided: 'needs the service account of component:default/basket',
    });
  });

  it.each([
    ['who is admitted', ['shop/web', 'shop/basket']],
    ['everybody being admitted', ['*']],
  ])('is content with %s', (_, admits) => {
    expect(found(rule, [gate('orders', { admits })], [orders])).toEqual([]);
  });

  it('asks nothing about a name that no Service can have', () => {
    const odd = shopService('orders', { callers: ['web'] });
    odd.input.service.serviceName.value = 'Orders_1';
    expect(found(rule, [gate('orders', { admits: [] })], [odd])).toEqual([]);
  });

  it('says nothing of a service that no document is about', () => {
    expect(found(rule, [gate('basket', { admits: [] })], [orders])).toEqual([]);
    expect(found(rule, [gate('orders', { admits: [] })], [])).toEqual([]);
  });
});
