import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { destinationTwice } from './destinationTwice';
import { ingressRouteWithoutSubset } from './ingressRouteWithoutSubset';
import { loneWeight } from './loneWeight';

const destination = (host: string, subset?: string, port?: number) => ({
  destination: { host, subset, ...(port ? { port: { number: port } } : {}) },
});

describe('traffic/lone-weight', () => {
  it.each([[undefined], [0], [100], ['50']])('is silent about %j', weight => {
    expect(
      hits(loneWeight, [
        virtualService({
          tls: [{ route: [{ ...destination('orders'), weight }] }],
        }),
      ]),
    ).toEqual([]);
  });

  it('finds a weight below 100, and only of a lone destination', () => {
    const weighted = { ...destination('orders'), weight: 45 };

    expect(
      hits(loneWeight, [
        virtualService({
          tcp: [{ route: [weighted, weighted] }, { route: [weighted] }],
        }),
      ]),
    ).toMatchObject([
      { pointer: '/spec/tcp/1/route/0/weight', fix: { replacement: '100' } },
    ]);
  });
});

describe('traffic/destination-twice', () => {
  it.each([
    ['subsets', destination('orders', 'v1'), destination('orders', 'v2')],
    ['hosts', destination('orders'), destination('basket')],
    ['ports', destination('orders', 'v1', 80), destination('orders', 'v1', 81)],
  ])('is silent about different %s', (_, one, other) => {
    expect(
      hits(destinationTwice, [
        virtualService({ http: [{ route: [one, other] }] }),
      ]),
    ).toEqual([]);
  });

  it('finds one that stands in a route before, in other words too', () => {
    expect(
      hits(destinationTwice, [
        virtualService({
          http: [
            {
              route: [
                destination('orders', 'v1'),
                destination('basket'),
                destination('orders.shop.svc.cluster.local', 'v1'),
              ],
            },
          ],
        }),
      ]),
    ).toMatchObject([
      {
        pointer: '/spec/http/0/route/2/destination',
        related: [{ pointer: '/spec/http/0/route/0/destination' }],
      },
    ]);
  });
});

describe('traffic/ingress-route-without-subset', () => {
  const split = (spec: object = {}) =>
    networking('VirtualService', 'split', {
      hosts: ['orders'],
      http: [routeTo('orders', { subset: 'v1' })],
      ...spec,
    });
  const ingress = (to: object) =>
    virtualService({ hosts: ['shop.com'], gateways: ['public'], http: [to] });

  it.each([
    [
      'its route names a subset',
      [split(), ingress(routeTo('orders', { subset: 'v1' }))],
    ],
    [
      'the mesh does not split',
      [split({ http: [routeTo('orders')] }), ingress(routeTo('orders'))],
    ],
    [
      'another host is split',
      [split({ hosts: ['basket'] }), ingress(routeTo('orders'))],
    ],
    [
      'it is for the mesh',
      [split(), virtualService({ http: [routeTo('orders')] })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(ingressRouteWithoutSubset, objects)).toEqual([]);
  });

  it('finds a route of a Gateway past the subsets of the mesh', () => {
    expect(
      hits(ingressRouteWithoutSubset, [
        split(),
        ingress(routeTo('orders.shop.svc.cluster.local')),
      ]),
    ).toMatchObject([
      {
        pointer: '/spec/http/0/route/0/destination',
        params: { name: 'orders' },
      },
    ]);
  });
});
