import { object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { httpRouteAndVirtualService } from './httpRouteAndVirtualService';

const route = (kind: string, name: string) =>
  object('HTTPRoute', 'orders', { parentRefs: [{ group: '', kind, name }] });

const virtualService = (host: string, gateways?: string[]) =>
  object('VirtualService', 'orders', { hosts: ['web', host], gateways });

describe('traffic/http-route-and-virtual-service', () => {
  it.each([
    ['other Services', route('Service', 'basket'), virtualService('orders')],
    ['a Gateway', route('Gateway', 'orders'), virtualService('orders')],
    [
      'requests at a gateway',
      route('Service', 'orders'),
      virtualService('orders', ['public']),
    ],
  ])('is silent where one is for %s', (_, ...objects) => {
    expect(hits(httpRouteAndVirtualService, objects)).toEqual([]);
  });

  it.each(['orders', 'orders.shop', 'orders.shop.svc.cluster.local'])(
    'finds two routes of %s',
    host => {
      expect(
        hits(httpRouteAndVirtualService, [
          route('Service', 'orders'),
          virtualService(host),
        ]),
      ).toMatchObject([{ pointer: '/spec/hosts/1' }]);
    },
  );
});
