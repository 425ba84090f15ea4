import {
  ambientNamespace,
  namespace,
  object,
  pod,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { envoyFilterIgnored } from './envoyFilterIgnored';

const filter = (spec: object = {}) => object('EnvoyFilter', 'limits', spec);
const gateway = pod('gateway', {
  'gateway.networking.k8s.io/gateway-name': 'gateway',
});

describe('ambient/envoy-filter-ignored', () => {
  it.each([
    ['for sidecars', [namespace('shop'), filter()]],
    [
      'for a gateway',
      [
        ambientNamespace(),
        gateway,
        filter({ workloadSelector: { labels: { app: 'gateway' } } }),
      ],
    ],
    [
      'for a waypoint',
      [
        ambientNamespace(),
        filter({ targetRefs: [{ kind: 'Gateway', name: 'waypoint' }] }),
      ],
    ],
    [
      'for one that keeps its sidecar',
      [
        ambientNamespace(),
        pod('orders', { 'istio.io/dataplane-mode': 'none' }),
        filter(),
      ],
    ],
  ])('is silent about one %s', (_, objects) => {
    expect(hits(envoyFilterIgnored, objects)).toEqual([]);
  });

  it('finds one that nothing reads', () => {
    expect(
      hits(envoyFilterIgnored, [ambientNamespace(), pod('orders'), filter()]),
    ).toMatchObject([{ params: { name: 'limits' } }]);
  });
});
