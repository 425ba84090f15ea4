import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { deploymentOf, namespace, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { destinationRuleNotLookedUp } from './destinationRuleNotLookedUp';
import { subsetPolicyUnused } from './subsetPolicyUnused';
import { subsetWithoutLabels } from './subsetWithoutLabels';
import { versionsWithoutRoute } from './versionsWithoutRoute';

const random = { loadBalancer: { simple: 'RANDOM' } };
const rule = (spec: object, home: string = 'shop') =>
  networking(
    'DestinationRule',
    'orders',
    { host: 'orders', ...spec },
    { namespace: home },
  );

describe('traffic/subset-without-labels', () => {
  const one = { name: 'one' };
  const v1 = { name: 'v1', labels: { version: 'v1' } };

  it.each([
    [[v1], []],
    [[one], ['warning']],
    [[{ ...one, labels: {} }], ['warning']],
    [[v1, one], ['info']],
    [[{ ...one, trafficPolicy: random }], ['info']],
  ])('says of %j: %j', (subsets, severities) => {
    expect(
      hits(subsetWithoutLabels, [rule({ subsets })]).map(
        ({ severity }) => severity,
      ),
    ).toEqual(severities);
  });
});

describe('traffic/subset-policy-unused', () => {
  const orders = service('orders');
  const withPolicy = rule({ subsets: [{ name: 'v1', trafficPolicy: random }] });

  it.each([
    [
      'a route names it',
      [
        orders,
        withPolicy,
        virtualService({ http: [routeTo('orders', { subset: 'v1' })] }),
      ],
    ],
    ['it has no policy', [orders, rule({ subsets: [{ name: 'v1' }] })]],
    ['routes may be elsewhere', [withPolicy]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(subsetPolicyUnused, objects)).toEqual([]);
  });

  it('finds a policy that never applies', () => {
    expect(
      hits(subsetPolicyUnused, [
        orders,
        withPolicy,
        virtualService({ http: [routeTo('orders')] }),
      ]),
    ).toMatchObject([{ pointer: '/spec/subsets/0/trafficPolicy' }]);
  });
});

describe('traffic/destination-rule-not-looked-up', () => {
  const host = 'orders.shop.svc.cluster.local';

  it.each([
    ['of the Service', rule({ host })],
    ['of the root', rule({ host }, 'istio-system')],
    ['of callers, for them alone', rule({ host, exportTo: ['.'] }, 'eu')],
    ['of somebody for a host outside', rule({ host: 'a.example.com' }, 'eu')],
    ['of somebody for many hosts', rule({ host: '*.local' }, 'eu')],
    [
      'of a workload that it selects',
      rule({ host, workloadSelector: {} }, 'eu'),
    ],
  ])('is silent about one in the namespace %s', (_, one) => {
    expect(hits(destinationRuleNotLookedUp, [one])).toEqual([]);
  });

  it('finds one in a namespace where the others do not look', () => {
    expect(
      hits(destinationRuleNotLookedUp, [rule({ host }, 'eu')]),
    ).toMatchObject([{ params: { host, namespace: 'eu' } }]);
  });
});

describe('traffic/versions-without-route', () => {
  const inMesh = namespace('shop', { 'istio-injection': 'enabled' });
  const orders = service('orders');
  const pods = ['v1', 'v2'].map(version =>
    deploymentOf(`orders-${version}`, { app: 'orders', version }),
  );

  it.each([
    ['there is one version', [inMesh, orders, pods[0]]],
    [
      'a VirtualService routes them',
      [inMesh, orders, ...pods, virtualService({})],
    ],
    ['they are not in the mesh', [orders, ...pods]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(versionsWithoutRoute, objects)).toEqual([]);
  });

  it('finds a Service that spreads requests over versions', () => {
    expect(hits(versionsWithoutRoute, [inMesh, orders, ...pods])).toMatchObject(
      [{ params: { name: 'orders', versions: 'v1, v2' } }],
    );
  });
});
