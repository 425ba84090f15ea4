import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { halfQualifiedHost } from './halfQualifiedHost';

const orders = service('orders');
const rule = (host: string) =>
  networking('DestinationRule', 'orders', { host });

describe('reference/half-qualified-host', () => {
  it.each([
    'orders',
    'orders.shop.svc.cluster.local',
    'example.com',
    'pay.example.com',
    '*.shop',
  ])('is silent about %s', host => {
    expect(hits(halfQualifiedHost, [orders, rule(host)])).toEqual([]);
  });

  it.each(['orders.shop', 'orders.shop.svc'])('finds %s', host => {
    expect(hits(halfQualifiedHost, [orders, rule(host)])).toMatchObject([
      {
        pointer: '/spec/host',
        severity: 'warning',
        fix: { snippet: 'orders.shop.svc.cluster.local' },
      },
    ]);
    expect(
      hits(halfQualifiedHost, [
        orders,
        virtualService({ http: [routeTo(host)] }),
      ]),
    ).toMatchObject([
      { pointer: '/spec/http/0/route/0/destination/host', severity: 'error' },
    ]);
  });

  it('is silent where a ServiceEntry declares just that host', () => {
    const entry = networking('ServiceEntry', 'orders', {
      hosts: ['orders.shop'],
    });

    expect(hits(halfQualifiedHost, [entry, rule('orders.shop')])).toEqual([]);
  });
});
