import { ambientNamespace, object, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { routeElsewhere } from './routeElsewhere';

const uses = (name: string) => ({ 'istio.io/use-waypoint': name });

const virtualService = (name: string, spec: object = {}) =>
  object('VirtualService', name, {
    hosts: ['orders.shop.svc.cluster.local'],
    http: [{ route: [{ destination: { host: 'orders' } }] }],
    ...spec,
  });

const outliers = { outlierDetection: {} };

describe('ambient/route-in-other-namespace', () => {
  const orders = service('orders', { labels: uses('w') });

  it.each([
    ['it stands beside the Service', 'a', orders],
    [
      'it stands beside the waypoint',
      'infra/a',
      service('orders', {
        labels: {
          ...uses('w'),
          'istio.io/use-waypoint-namespace': 'infra',
        },
      }),
    ],
  ])('is silent where %s', (_, name, called) => {
    expect(
      hits(routeElsewhere, [ambientNamespace(), called, virtualService(name)]),
    ).toEqual([]);
  });

  it('finds a route of a caller', () => {
    expect(
      hits(routeElsewhere, [
        ambientNamespace(),
        orders,
        virtualService('web/a'),
        object('DestinationRule', 'web/b', {
          host: 'orders.shop.svc.cluster.local',
          trafficPolicy: outliers,
        }),
      ]),
    ).toMatchObject([
      { pointer: '/spec/hosts/0', equivalents: ['KIA1114'] },
      { pointer: '/spec/host', equivalents: ['KIA0212'] },
    ]);
  });
});
