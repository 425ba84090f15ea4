import {
  ambientNamespace,
  namespace,
  object,
  pod,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { podInOtherDataPlane } from './podInOtherDataPlane';

const injected = namespace('shop', { 'istio-injection': 'enabled' });
const redirected = {
  annotations: { 'ambient.istio.io/redirection': 'enabled' },
};
const sidecar = { containers: [{ name: 'orders' }, { name: 'istio-proxy' }] };
const native = { initContainers: [{ name: 'istio-proxy' }] };

describe('ambient/pod-in-other-data-plane', () => {
  it.each([
    ['what its labels ask for', [injected, pod('orders', {}, sidecar)]],
    [
      'redirection in ambient',
      [ambientNamespace(), pod('orders', {}, redirected)],
    ],
    [
      'the proxy of a waypoint',
      [
        ambientNamespace(),
        pod('w', { 'gateway.istio.io/managed': 'x' }, sidecar),
      ],
    ],
  ])('is silent about %s', (_, objects) => {
    expect(hits(podInOtherDataPlane, objects)).toEqual([]);
  });

  it.each([
    ['redirection', [injected, pod('orders', {}, redirected)], ['KIA1314']],
    [
      'a sidecar',
      [ambientNamespace(), pod('orders', {}, sidecar)],
      ['KIA1315', 'KIA1316'],
    ],
    [
      'a native sidecar',
      [ambientNamespace(), pod('orders', {}, native)],
      ['KIA1315', 'KIA1316'],
    ],
    [
      'a sidecar that injection noted',
      [
        ambientNamespace(),
        pod('orders', {}, { annotations: { 'sidecar.istio.io/status': '{}' } }),
      ],
      ['KIA1315', 'KIA1316'],
    ],
    [
      'redirection of one that asks for a sidecar in other words',
      [
        namespace('shop'),
        pod('orders', { 'sidecar.istio.io/inject': 'enabled' }, redirected),
      ],
      ['KIA1314'],
    ],
    [
      'a sidecar by its own label',
      [pod('orders', { 'istio.io/dataplane-mode': 'ambient' }, sidecar)],
      ['KIA1315'],
    ],
  ])('finds %s against the labels', (_, objects, equivalents) => {
    expect(hits(podInOtherDataPlane, objects)).toMatchObject([{ equivalents }]);
  });

  it('tells of redirection and of the sidecar beside it', () => {
    expect(
      hits(podInOtherDataPlane, [
        ambientNamespace('shop', { 'istio-injection': 'enabled' }),
        pod('orders', {}, { ...redirected, ...sidecar }),
      ]).map(({ equivalents }) => equivalents),
    ).toEqual([['KIA1314'], ['KIA1315', 'KIA1316']]);
  });

  it('finds a sidecar that was written into a Deployment', () => {
    const deployment = object('Deployment', 'orders', {
      template: { spec: sidecar },
    });
    expect(
      hits(podInOtherDataPlane, [ambientNamespace(), deployment]),
    ).toMatchObject([{ pointer: '/spec/template/spec/containers' }]);
  });

  it('tells of a sidecar that is meant to stay, for information', () => {
    expect(
      hits(podInOtherDataPlane, [
        ambientNamespace(),
        pod('orders', { 'istio.io/dataplane-mode': 'none' }, sidecar),
      ]),
    ).toMatchObject([{ severity: 'info', equivalents: ['KIA1316'] }]);
  });
});
