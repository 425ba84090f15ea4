import { object, pod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { noDefaultDeny } from './noDefaultDeny';

const orders = (metadata: object = {}) =>
  object(
    'AuthorizationPolicy',
    'orders',
    { selector: { matchLabels: { app: 'orders' } } },
    metadata,
  );

const wide = (name: string, spec: object = {}) =>
  object('AuthorizationPolicy', name, spec);

describe('security/no-default-deny', () => {
  it.each([
    ['the namespace denies', [pod('orders'), orders(), wide('default')]],
    ['the mesh denies', [pod('orders'), orders(), wide('istio-system/d')]],
    ['what runs is not known', [orders()]],
    [
      'policies are on trial',
      [pod('orders'), orders({ annotations: { 'istio.io/dry-run': 'true' } })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(noDefaultDeny, objects)).toEqual([]);
  });

  it.each([
    ['no policy is for all', []],
    ['the one for all denies some', [wide('some', { action: 'DENY' })]],
  ])('finds that a namespace is open where %s', (_, objects) => {
    expect(
      hits(noDefaultDeny, [pod('orders'), orders(), ...objects]),
    ).toMatchObject([{ params: { namespace: 'shop' } }]);
  });
});
