import {
  ambientNamespace,
  object,
  pod,
  service,
  waypoint,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { waypointPassedBy } from './waypointPassedBy';

const shop = [
  ambientNamespace(),
  service('orders', { labels: { 'istio.io/use-waypoint': 'waypoint' } }),
  pod('orders'),
  waypoint(),
];
const targetRefs = [{ group: '', kind: 'Service', name: 'orders' }];
const selector = { matchLabels: { app: 'orders' } };
const from = (source: object) => ({ from: [{ source }] });

const guard = policyWithRule(
  from({ serviceAccounts: ['web/front'] }),
  'ALLOW',
  {
    targetRefs,
  },
);
const onlyWaypoint = (rest: object, source: object = {}) =>
  object('AuthorizationPolicy', 'orders-waypoint', {
    rules: [from({ serviceAccounts: ['shop/waypoint'], ...source })],
    ...rest,
  });

describe('ambient/waypoint-passed-by', () => {
  it.each([
    [
      'Pods admit the waypoint only',
      [...shop, guard, onlyWaypoint({ selector })],
    ],
    [
      'the namespace denies',
      [...shop, guard, object('AuthorizationPolicy', 'd')],
    ],
    ['nothing runs behind it', [...shop.slice(0, 2), guard]],
    [
      'the Service uses none',
      [ambientNamespace(), service('orders'), pod('orders'), guard],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(waypointPassedBy, objects)).toEqual([]);
  });

  it('finds Pods that anybody may reach', () => {
    expect(hits(waypointPassedBy, [...shop, guard])).toMatchObject([
      { params: { service: 'orders' } },
    ]);
  });
});
