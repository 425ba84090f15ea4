import { object, pod, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { workloadWithoutAuthorization } from './workloadWithoutAuthorization';

const policy = (name: string, spec: object = {}) =>
  object('AuthorizationPolicy', name, spec);

const orders = { selector: { matchLabels: { app: 'orders' } } };

describe('security/workload-without-authorization', () => {
  it.each([
    ['nobody uses policies', []],
    ['one selects it', [policy('orders', orders)]],
    ['one is for its namespace', [policy('default')]],
    ['one is for the mesh', [policy('istio-system/default')]],
    ['one selects it from the root', [policy('istio-system/orders', orders)]],
    [
      'one refers to its Service',
      [
        service('orders'),
        policy('orders', { targetRefs: [{ kind: 'Service', name: 'orders' }] }),
      ],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(
      hits(workloadWithoutAuthorization, [pod('orders'), ...objects]),
    ).toEqual([]);
  });

  it.each([
    [policy('web/default')],
    [policy('basket', { selector: { matchLabels: { app: 'basket' } } })],
  ])('finds a workload beside %j', other => {
    expect(
      hits(workloadWithoutAuthorization, [pod('orders'), other]),
    ).toMatchObject([{ params: { name: 'orders' } }]);
  });

  it('leaves gateways out', () => {
    const gateway = pod('gateway', {
      'gateway.networking.k8s.io/gateway-name': 'gateway',
    });
    expect(
      hits(workloadWithoutAuthorization, [gateway, policy('web/default')]),
    ).toEqual([]);
  });
});
