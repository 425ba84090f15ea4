import {
  ambientNamespace,
  namespace,
  object,
  service,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { routeWithoutWaypoint } from './routeWithoutWaypoint';

const uses = (name: string) => ({ 'istio.io/use-waypoint': name });

const virtualService = (name: string, spec: object = {}) =>
  object('VirtualService', name, {
    hosts: ['orders.shop.svc.cluster.local'],
    http: [{ route: [{ destination: { host: 'orders' } }] }],
    ...spec,
  });

const destinationRule = (trafficPolicy: object, rest: object = {}) =>
  object('DestinationRule', 'orders', {
    host: 'orders',
    trafficPolicy,
    ...rest,
  });

const outliers = { outlierDetection: {} };

describe('ambient/route-without-waypoint', () => {
  it.each([
    [
      'the Service uses one',
      [
        ambientNamespace(),
        service('orders', { labels: uses('w') }),
        virtualService('a'),
      ],
    ],
    [
      'the namespace uses one',
      [ambientNamespace('shop', uses('w')), virtualService('a')],
    ],
    [
      'it is not in ambient',
      [namespace('shop'), service('orders'), virtualService('a')],
    ],
    [
      'it is for a gateway',
      [ambientNamespace(), virtualService('a', { gateways: ['public'] })],
    ],
    [
      'it routes TCP',
      [ambientNamespace(), virtualService('a', { http: [], tcp: [{}] })],
    ],
    [
      'it is about connections',
      [ambientNamespace(), destinationRule({ connectionPool: { tcp: {} } })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(routeWithoutWaypoint, objects)).toEqual([]);
  });

  it.each([
    ['a VirtualService of a namespace', [virtualService('a')], ['KIA1109']],
    [
      'a VirtualService of a Service',
      [service('orders'), virtualService('a')],
      ['KIA1113'],
    ],
    [
      'a DestinationRule of a namespace',
      [destinationRule(outliers)],
      ['KIA0210'],
    ],
    [
      'a DestinationRule of a Service',
      [service('orders'), destinationRule(outliers)],
      ['KIA0211'],
    ],
    [
      'subsets',
      [
        service('orders'),
        destinationRule({}, { subsets: [{ trafficPolicy: outliers }] }),
      ],
      ['KIA0211'],
    ],
    [
      'a hash of a header',
      [
        service('orders'),
        destinationRule({
          loadBalancer: { consistentHash: { httpHeaderName: 'x' } },
        }),
      ],
      ['KIA0211'],
    ],
  ])('finds %s', (_, objects, equivalents) => {
    expect(
      hits(routeWithoutWaypoint, [ambientNamespace(), ...objects]),
    ).toMatchObject([{ equivalents }]);
  });
});
