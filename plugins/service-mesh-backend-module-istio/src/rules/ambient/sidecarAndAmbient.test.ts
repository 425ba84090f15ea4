import { ambientNamespace, namespace, pod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { sidecarAndAmbient } from './sidecarAndAmbient';

const injected = { 'istio-injection': 'enabled' };

describe('ambient/sidecar-and-ambient', () => {
  it.each([
    ['ambient only', [ambientNamespace(), pod('orders')]],
    ['a sidecar only', [namespace('shop', injected), pod('orders')]],
    [
      'a sidecar where others are in ambient',
      [
        ambientNamespace(),
        pod('orders', {
          'istio.io/dataplane-mode': 'none',
          'sidecar.istio.io/inject': 'true',
        }),
      ],
    ],
    [
      'ambient where others have a sidecar',
      [
        namespace('shop', injected),
        pod('orders', {
          'istio.io/dataplane-mode': 'ambient',
          'sidecar.istio.io/inject': 'false',
        }),
      ],
    ],
    [
      'a gateway',
      [
        ambientNamespace('shop', injected),
        pod('w', { 'gateway.networking.k8s.io/gateway-name': 'w' }),
      ],
    ],
  ])('is silent about %s', (_, objects) => {
    expect(hits(sidecarAndAmbient, objects)).toEqual([]);
  });

  it.each([
    ['of the namespace', [ambientNamespace('shop', injected), pod('orders')]],
    [
      'of the workload',
      [
        ambientNamespace(),
        pod('orders', { 'sidecar.istio.io/inject': 'true' }),
      ],
    ],
    [
      'that are misspelled',
      [
        ambientNamespace(),
        pod('orders', { 'sidecar.istio.io/inject': 'enabled' }),
      ],
    ],
  ])('finds labels %s', (_, objects) => {
    expect(hits(sidecarAndAmbient, objects)).toMatchObject([
      { pointer: '/metadata/labels' },
    ]);
  });
});
