import {
  ambientNamespace,
  namespace,
  object,
  pod,
  service,
  waypoint,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { bypassPreventionTooEarly } from './bypassPreventionTooEarly';

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

describe('ambient/bypass-prevention-too-early', () => {
  const front = pod('web/front', {}, { serviceAccountName: 'front' });
  const sidecars = namespace('web', { 'istio-injection': 'enabled' });

  it.each([
    [
      'callers are in ambient',
      [ambientNamespace('web'), onlyWaypoint({ selector })],
    ],
    [
      'callers with a sidecar are admitted',
      [
        sidecars,
        onlyWaypoint(
          { selector },
          { serviceAccounts: ['shop/waypoint', 'web/front'] },
        ),
      ],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(
      hits(bypassPreventionTooEarly, [...shop, front, guard, ...objects]),
    ).toEqual([]);
  });

  it('finds a caller that is refused', () => {
    expect(
      hits(bypassPreventionTooEarly, [
        ...shop,
        sidecars,
        front,
        guard,
        onlyWaypoint({ selector }),
      ]),
    ).toMatchObject([{ params: { caller: 'front' } }]);
  });
});
