import { networking, routeTo } from '../../testUtils/istioObjects';
import { deploymentOf, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { gatewayInApplication } from './gatewayInApplication';

const selector = { istio: 'ingressgateway' };

const gateway = (namespace = 'shop', spec: object = { selector }) =>
  networking('Gateway', 'public', { servers: [], ...spec }, { namespace });

const route = (gatewayName = 'public', host = 'orders') =>
  networking('VirtualService', 'orders', {
    hosts: ['shop.example.com'],
    gateways: [gatewayName],
    http: [routeTo(host)],
  });

describe('security/gateway-in-application', () => {
  it.each(['public', 'shop/public'])(
    'finds a Gateway beside the application that names it as %s',
    name => {
      expect(
        hits(gatewayInApplication, [gateway(), route(name), service('orders')]),
      ).toMatchObject([
        {
          pointer: '/metadata/namespace',
          related: [{ document: { object: { kind: 'Service' } } }],
        },
      ]);
    },
  );

  it('leaves open what is applied to a namespace that nothing names', () => {
    const objects = [gateway(), route(), service('orders')].map(object => ({
      ...object,
      metadata: { name: object.metadata.name },
    }));

    expect(hits(gatewayInApplication, objects)).toMatchObject([
      { undecided: expect.stringContaining('namespaces') },
    ]);
  });

  it.each([
    [
      'of another namespace',
      [gateway('ingress'), route('ingress/public'), service('orders')],
    ],
    ['without a route', [gateway(), service('orders')]],
    ['without an application that is known', [gateway(), route()]],
    [
      'that leads to another namespace',
      [gateway(), route('public', 'a.b.svc.cluster.local'), service('b/a')],
    ],
    [
      'whose proxy runs beside it',
      [gateway(), route(), service('orders'), deploymentOf('proxy', selector)],
    ],
    [
      'whose proxy has its Service beside it',
      [gateway(), route(), service('orders'), service('proxy', { selector })],
    ],
    ['without a selector', [gateway('shop', {}), route(), service('orders')]],
  ])('is silent about one %s', (_, objects) => {
    expect(hits(gatewayInApplication, objects)).toEqual([]);
  });
});
