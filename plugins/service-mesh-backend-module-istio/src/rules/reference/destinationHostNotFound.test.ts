import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { testServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { destinationHostNotFound } from './destinationHostNotFound';

const orders = service('orders');
const payments = (exportTo?: string[], host = 'pay.example.com') =>
  networking(
    'ServiceEntry',
    'payments',
    { hosts: [host], exportTo },
    { namespace: 'billing' },
  );
const to = (host: string, spec: object = {}) =>
  virtualService({ http: [routeTo(host)], ...spec });

describe('reference/destination-host-not-found', () => {
  it.each([
    ['a Service by its short name', [orders, to('orders')]],
    [
      'a Service by its whole name',
      [orders, to('orders.shop.svc.cluster.local')],
    ],
    ['a ServiceEntry', [payments(), to('pay.example.com')]],
    [
      'a wildcard of a ServiceEntry',
      [payments(undefined, '*.example.com'), to('pay.example.com')],
    ],
    [
      'a ServiceEntry for it alone',
      [payments(['shop']), to('pay.example.com')],
    ],
    [
      'a host that a namespace sees that it is exported to',
      [
        payments(['eu', 'us']),
        to('pay.example.com', { exportTo: ['us', 'asia'] }),
      ],
    ],
  ])('is silent about %s', (_, objects) => {
    expect(hits(destinationHostNotFound, objects)).toEqual([]);
  });

  it.each([
    [
      'a Service that its namespace lacks',
      [orders, to('order')],
      'VirtualService orders sends requests to order, which no Service or ServiceEntry declares.',
    ],
    [
      'a host that others see only',
      [payments(['.']), to('pay.example.com')],
      'VirtualService orders sends requests to pay.example.com, which is not exported to where it is needed.',
    ],
    [
      'a host that it is not exported to',
      [
        service('orders', {
          annotations: { 'networking.istio.io/exportTo': 'eu, .' },
        }),
        to('orders', { exportTo: ['us'] }),
      ],
      'VirtualService orders sends requests to orders, which is not exported to where it is needed.',
    ],
    [
      'a mirror that is not there',
      [
        orders,
        virtualService({
          http: [{ ...routeTo('orders'), mirror: { host: 'order' } }],
        }),
      ],
      'VirtualService orders sends copies to order, which no Service or ServiceEntry declares.',
    ],
  ])('finds %s', (_, objects, message) => {
    const found = hits(destinationHostNotFound, objects);

    expect(found.map(hit => hit.message)).toEqual([message]);
    expect(found[0].undecided).toBeUndefined();
  });

  it('cannot decide about other namespaces and hosts outside, and says so once a host', () => {
    const found = hits(destinationHostNotFound, [
      orders,
      networking('Namespace', 'billing', {}),
      virtualService({
        http: ['invoice.billing.svc.cluster.local', 'pay.example.com'].flatMap(
          host => [routeTo(host), routeTo(host)],
        ),
      }),
    ]);

    expect(found.map(({ undecided }) => undecided)).toEqual([
      'needs the Service or ServiceEntry of invoice.billing.svc.cluster.local',
      'needs the Service or ServiceEntry of pay.example.com',
    ]);
  });

  it('believes the catalog about what is rendered from it', () => {
    const input = testServiceInput({});

    expect(
      hits(destinationHostNotFound, [to('orders')], input.service),
    ).toEqual([]);
  });
});
