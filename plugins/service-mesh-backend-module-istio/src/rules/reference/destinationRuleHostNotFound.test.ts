import { networking } from '../../testUtils/istioObjects';
import { deploymentOf, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { destinationRuleHostNotFound } from './destinationRuleHostNotFound';

const orders = service('orders');
const rule = (host: string) =>
  networking('DestinationRule', 'orders', { host });
const strict = {
  meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
};

describe('reference/destination-rule-host-not-found', () => {
  it.each([
    'orders',
    'orders.shop',
    'orders.shop.svc.cluster.local',
    '*.shop.svc.cluster.local',
    '*.local',
    '*.svc.cluster.local',
    '*',
  ])('is silent about %s', host => {
    expect(hits(destinationRuleHostNotFound, [orders, rule(host)])).toEqual([]);
  });

  it.each([
    [undefined, 'warning'],
    [strict, 'error'],
  ])('finds a host that is not there, with %j: %s', (facts, severity) => {
    expect(
      hits(
        destinationRuleHostNotFound,
        [orders, rule('order')],
        undefined,
        facts,
      ),
    ).toMatchObject([{ pointer: '/spec/host', severity }]);
  });

  it('does not speak for Kiali where Pods have the name as their label', () => {
    const [hit] = hits(destinationRuleHostNotFound, [
      orders,
      deploymentOf('basket', { app: 'basket' }),
      rule('basket'),
    ]);

    expect(hit.equivalents).toEqual(['IST0174']);
  });

  it('finds a wildcard under which nothing is', () => {
    expect(
      hits(
        destinationRuleHostNotFound,
        [orders, rule('*.example.com')],
        undefined,
        { closedWorld: true },
      ),
    ).toMatchObject([{ pointer: '/spec/host', equivalents: ['IST0174'] }]);
    expect(
      hits(destinationRuleHostNotFound, [orders, rule('*.example.com')]),
    ).toMatchObject([
      { undecided: 'needs the Service or ServiceEntry of *.example.com' },
    ]);
  });

  it('cannot decide about a namespace whose Services are not here', () => {
    expect(hits(destinationRuleHostNotFound, [rule('orders')])).toMatchObject([
      { undecided: 'needs the Service or ServiceEntry of orders' },
    ]);
  });
});
