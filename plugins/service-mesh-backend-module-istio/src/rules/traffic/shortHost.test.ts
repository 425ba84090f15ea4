import { networking, routeTo } from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { shortHost } from './shortHost';

const route = (spec: object) =>
  networking('VirtualService', 'orders', {
    hosts: ['shop.example.com'],
    http: [routeTo('orders'), routeTo('orders')],
    ...spec,
  });
const at = '/spec/http/0/route/0/destination/host';

describe('traffic/short-host', () => {
  it.each([
    ['is exported to all', { exportTo: ['*'] }],
    ['is exported to another namespace', { exportTo: ['.', 'checkout'] }],
    ['is for a Gateway elsewhere', { gateways: ['ingress/public'] }],
    [
      'is for callers elsewhere',
      {
        http: [
          { ...routeTo('orders'), match: [{ sourceNamespace: 'checkout' }] },
        ],
      },
    ],
  ])('finds the first short host of what %s', (_, spec) => {
    expect(hits(shortHost, [route(spec)])).toMatchObject([
      { pointer: at, fix: { snippet: 'orders.shop.svc.cluster.local' } },
    ]);
  });

  it('is a matter of style where the Service stands beside the object', () => {
    const severity = (name: string) =>
      hits(shortHost, [route({ exportTo: ['*'] }), service(name)])[0].severity;

    expect(severity('orders')).toBe('info');
    expect(severity('checkout/orders')).toBeUndefined();
  });

  it('is silent where no namespace is stated', () => {
    const { namespace, ...metadata } = route({}).metadata;

    expect(
      hits(shortHost, [{ ...route({ exportTo: ['*'] }), metadata }]),
    ).toEqual([]);
  });

  it('finds each host of VirtualServices and DestinationRules', () => {
    const rule = networking('DestinationRule', 'orders', {
      host: 'orders',
      exportTo: ['*'],
    });

    expect(
      hits(shortHost, [rule, route({ hosts: ['web'], exportTo: ['*'] })]).map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/spec/hosts/0', at, '/spec/host']);
  });

  it.each([
    ['says nothing of others', {}],
    ['is for its own namespace', { exportTo: ['.'] }],
    ['is for its own namespace by name', { exportTo: ['shop'] }],
    ['is for a Gateway beside it', { gateways: ['public', 'shop/public'] }],
    ['is for the mesh', { gateways: ['mesh'] }],
    [
      'names whole hosts',
      {
        exportTo: ['*'],
        hosts: ['*'],
        http: [routeTo('orders.shop.svc.cluster.local')],
      },
    ],
  ])('is silent about what %s', (_, spec) => {
    expect(hits(shortHost, [route(spec)])).toEqual([]);
  });
});
