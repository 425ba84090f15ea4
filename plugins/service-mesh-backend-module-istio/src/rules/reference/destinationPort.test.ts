import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { destinationPortNotFound } from './destinationPortNotFound';
import { destinationPortRequired } from './destinationPortRequired';

const to = (port?: number) =>
  virtualService({
    http: [
      routeTo('orders', port === undefined ? {} : { port: { number: port } }),
    ],
  });
const mirrored = virtualService({
  http: [{ route: [], mirrors: [{ destination: { host: 'orders' } }] }],
});
const external = networking('ServiceEntry', 'orders', {
  hosts: ['orders.shop.svc.cluster.local'],
});

describe('reference/destination-port-not-found', () => {
  it.each([
    ['a port of the Service', [service('orders'), to(80)]],
    ['no port', [service('orders'), to()]],
    ['a host that is not here', [to(999)]],
    ['a host that declares no port', [external, to(999)]],
  ])('is silent about %s', (_, objects) => {
    expect(hits(destinationPortNotFound, objects)).toEqual([]);
  });

  it('finds a port that the Service does not have', () => {
    expect(
      hits(destinationPortNotFound, [
        service('orders', { ports: [80, 443] }),
        to(8080),
      ]),
    ).toMatchObject([
      {
        pointer: '/spec/http/0/route/0/destination/port/number',
        message:
          'VirtualService orders leads to port 8080 of orders, which has 80, 443.',
      },
    ]);
  });
});

describe('reference/destination-port-required', () => {
  it.each([
    ['the host has one port', [service('orders'), to()]],
    ['a port is named', [service('orders', { ports: [80, 443] }), to(80)]],
    ['the host is not here', [to()]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(destinationPortRequired, objects)).toEqual([]);
  });

  it.each([
    ['route', to(), '/spec/http/0/route/0/destination'],
    ['mirror', mirrored, '/spec/http/0/mirrors/0/destination'],
  ])(
    'finds a %s that leaves open which of several ports',
    (_, object, pointer) => {
      expect(
        hits(destinationPortRequired, [
          service('orders', { ports: [80, 443] }),
          object,
        ]),
      ).toMatchObject([{ pointer, params: { ports: '80, 443' } }]);
    },
  );
});
