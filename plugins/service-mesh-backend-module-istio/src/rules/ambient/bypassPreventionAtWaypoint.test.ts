import {
  ambientNamespace,
  object,
  pod,
  service,
  waypoint,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { bypassPreventionAtWaypoint } from './bypassPreventionAtWaypoint';

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

describe('ambient/bypass-prevention-at-waypoint', () => {
  const denied = (rest: object) =>
    object('AuthorizationPolicy', 'a', {
      action: 'DENY',
      rules: [from({ notPrincipals: ['cluster.local/ns/shop/sa/waypoint'] })],
      ...rest,
    });

  it.each([
    ['it is for Pods', onlyWaypoint({ selector })],
    ['it is about callers', guard],
    [
      'it is about some requests',
      object('AuthorizationPolicy', 'a', {
        targetRefs,
        rules: [
          {
            ...from({ serviceAccounts: ['shop/waypoint'] }),
            to: [{ operation: { paths: ['/'] } }],
          },
        ],
      }),
    ],
  ])('is silent where %s', (_, policy) => {
    expect(hits(bypassPreventionAtWaypoint, [...shop, policy])).toEqual([]);
  });

  it.each([[onlyWaypoint({ targetRefs })], [denied({ targetRefs })]])(
    'finds a waypoint that admits itself only',
    policy => {
      expect(hits(bypassPreventionAtWaypoint, [...shop, policy])).toMatchObject(
        [{ pointer: '/spec/rules/0/from/0/source' }],
      );
    },
  );
});
