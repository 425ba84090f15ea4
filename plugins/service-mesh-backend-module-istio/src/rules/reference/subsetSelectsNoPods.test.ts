import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { deploymentOf, object, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { subsetSelectsNoPods } from './subsetSelectsNoPods';

const orders = service('orders');
const v1 = deploymentOf('orders', { app: 'orders', version: 'v1' });
const rule = (labels: object, host = 'orders') =>
  networking('DestinationRule', 'orders', {
    host,
    subsets: [{ name: 'one', labels }],
  });
const external = (spec: object) =>
  networking('ServiceEntry', 'payments', {
    hosts: ['pay.example.com'],
    ...spec,
  });
const zone = 'topology.kubernetes.io/zone';
const pod = object(
  'Pod',
  'orders',
  { nodeName: 'n1' },
  { labels: { app: 'orders' } },
);
const node = (name: string) =>
  object('Node', 'n1', {}, { labels: { [zone]: name } });

describe('reference/subset-selects-no-pods', () => {
  it.each([
    ['Pods have its labels', [orders, v1, rule({ version: 'v1' })]],
    ['the host is a wildcard', [orders, v1, rule({ version: 'x' }, '*.local')]],
    ['it has no labels', [orders, v1, rule({})]],
    ['the host is not here', [rule({ version: 'x' })]],
    [
      'an endpoint has its labels',
      [
        external({ endpoints: [{ labels: { site: 'eu' } }] }),
        rule({ site: 'eu' }, 'pay.example.com'),
      ],
    ],
    [
      'a machine has its labels',
      [
        external({ workloadSelector: { labels: { app: 'pay' } } }),
        v1,
        networking('WorkloadEntry', 'pay', {
          labels: { app: 'pay', site: 'eu' },
        }),
        rule({ site: 'eu' }, 'pay.example.com'),
      ],
    ],
    [
      'it is the place of a Pod',
      [orders, pod, node('a'), rule({ [zone]: 'a' })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(subsetSelectsNoPods, objects)).toEqual([]);
  });

  it.each([
    ['no Pods have its labels', [orders, v1, rule({ version: 'v2' })]],
    [
      'only Pods of another Service have them',
      [
        orders,
        v1,
        deploymentOf('b', { app: 'b', version: 'v2' }),
        rule({ version: 'v2' }),
      ],
    ],
    [
      'no endpoint has its labels',
      [external({ endpoints: [{}] }), rule({ site: 'eu' }, 'pay.example.com')],
    ],
    [
      'no Pods of the namespace have them, for a Service without a selector',
      [
        object('Service', 'orders', { ports: [{ port: 80 }] }),
        v1,
        rule({ version: 'v2' }),
      ],
    ],
    ['it is another place', [orders, pod, node('a'), rule({ [zone]: 'b' })]],
    ['a place has no name', [orders, pod, node(''), rule({ [zone]: '' })]],
  ])('finds that %s', (_, objects) => {
    expect(hits(subsetSelectsNoPods, objects)).toMatchObject([
      { pointer: '/spec/subsets/0/labels', severity: 'info' },
    ]);
  });

  it('makes it an error where a route leads there', () => {
    const routed = virtualService({
      http: [routeTo('orders', { subset: 'one' })],
    });

    expect(
      hits(subsetSelectsNoPods, [orders, v1, rule({ version: 'v2' }), routed]),
    ).toMatchObject([{ severity: 'error' }]);
  });

  it('cannot decide without the places of Pods', () => {
    expect(
      hits(subsetSelectsNoPods, [orders, v1, rule({ [zone]: 'a' })]),
    ).toMatchObject([
      { undecided: 'needs the Nodes on which Pods of orders run' },
    ]);
    expect(
      hits(subsetSelectsNoPods, [
        orders,
        v1,
        rule({ [zone]: 'a', version: 'v2' }),
      ])[0].undecided,
    ).toBeUndefined();
  });

  it('cannot decide without the workloads of the namespace', () => {
    expect(
      hits(subsetSelectsNoPods, [orders, rule({ version: 'v1' })]),
    ).toMatchObject([{ undecided: 'needs the workloads of orders' }]);
  });
});
