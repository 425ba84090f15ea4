import { object } from '../../testUtils/objects';
import { ruleContext } from '../../testUtils/ruleContext';
import { peer } from '../../testUtils/mtls';
import { peerModeOf, scopeOfHost, selectionOf } from '.';

it.each([
  ['*.local', '*'],
  ['*', '*'],
  ['*.shop.svc.cluster.local', 'shop'],
  ['*.shop.svc.mesh.example', 'shop'],
  ['*.shop.svc', 'shop'],
  ['orders.shop.svc.cluster.local', null],
  ['*.example.com', null],
])('%s means %s as a whole', (host, scope) => {
  expect(scopeOfHost(host)).toBe(scope);
});

describe('the mode of a workload', () => {
  const strict = peer('orders', 'STRICT', {
    selector: { matchLabels: { app: 'orders' } },
  });
  const context = ruleContext([
    peer('istio-system/default', 'DISABLE'),
    peer('default', 'PERMISSIVE'),
    strict,
  ]);

  it.each([
    ['shop', { app: 'orders', version: 'v1' }, 'STRICT'],
    ['shop', { app: 'basket' }, 'PERMISSIVE'],
    ['web', { app: 'orders' }, 'DISABLE'],
  ])('in %s with %j is %s', (namespace, labels, mode) => {
    expect(peerModeOf(context, namespace, labels)?.mode).toBe(mode);
  });
});

it.each([
  [{}, true, 0],
  [{ selector: {} }, true, 0],
  [{ selector: { matchLabels: { app: 'a' } } }, false, 0],
  [{ targetRef: { name: 'a' } }, false, 1],
  [{ targetRefs: [{ name: 'a' }, { name: 'b' }] }, false, 2],
])('%j is for all: %j', (spec, isWide, targets) => {
  const selection = selectionOf(object('AuthorizationPolicy', 'a', spec));
  expect(selection.isWide).toBe(isWide);
  expect(selection.targets).toHaveLength(targets);
});
