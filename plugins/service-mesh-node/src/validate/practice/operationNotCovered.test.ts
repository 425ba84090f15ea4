import { testCaller } from '../../testUtils';
import { found, gate, gates, shopService } from './__testUtils__/shop';
import { operationNotCovered } from './operationNotCovered';

const rule = operationNotCovered([gates]);
const paths = ['/things/{id}', '/things'];
const nightly = testCaller('nightly', { kind: 'additional' });
const admission = (mode: string, callers: any[]) =>
  ({ admission: { mode, callers, origin: { source: 'default' } } } as any);

describe('operationNotCovered', () => {
  const half = gate('orders', { paths: ['/things/7'] });

  it.each([
    ['callers that the policy names', 'listed', [nightly], ['*']],
    ['everybody', 'everybody', [], ['*']],
    ['the accounts that a manifest names', 'unknown', [], ['shop/jobs']],
  ])('finds an operation that is closed to %s', (_, mode, callers, admits) => {
    const orders = shopService('orders', {
      paths,
      input: admission(mode, callers),
    });
    const door = gate('orders', { paths: ['/things/7'], admits });
    expect(found(rule, [door], [orders])).toEqual([
      'warning: Nobody gets through to GET /things of component:default/orders, though the definition has it: no rule covers it.',
    ]);
  });

  it('leaves a component that is refused to another rule, and a closed service as it is', () => {
    const orders = shopService('orders', { paths, callers: ['web'] });
    expect(found(rule, [half], [orders])).toEqual([]);
    const closed = shopService('orders', {
      paths,
      input: admission('listed', [nightly]),
    });
    expect(found(rule, [gate('orders', { admits: [] })], [closed])).toEqual([]);
    expect(found(rule, [gate('orders')], [closed])).toEqual([]);
  });

  it('does not know what becomes of an operation that asks for a token nobody knows', () => {
    const orders = shopService('orders', {
      paths,
      input: admission('listed', [nightly]),
    });
    orders.input.service.operations[1].security = [['key']];
    expect(found(rule, [half], [orders])).toEqual([]);
  });
});
