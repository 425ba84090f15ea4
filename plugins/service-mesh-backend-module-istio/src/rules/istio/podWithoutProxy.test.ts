import { namespace, runningPod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { podWithoutProxy } from './podWithoutProxy';

const home = namespace('shop', { 'istio-injection': 'enabled' });

describe('istio/pod-without-proxy', () => {
  it('finds a running Pod that was not injected', () => {
    expect(hits(podWithoutProxy, [home, runningPod()])).toMatchObject([
      { pointer: '/spec/containers', params: { name: 'orders-1' } },
    ]);
  });

  it('cannot tell for a Pod that is yet to be applied', () => {
    expect(
      hits(podWithoutProxy, [
        home,
        { ...runningPod(), status: undefined } as any,
      ]),
    ).toMatchObject([{ undecided: 'needs the Pod as it runs' }]);
  });

  it.each([
    ['its namespace is not injected', namespace('shop'), runningPod()],
    [
      'it has a proxy',
      home,
      runningPod({ containers: [{ name: 'istio-proxy' }] }),
    ],
    [
      'its proxy runs first',
      home,
      runningPod({ initContainers: [{ name: 'istio-proxy' }] }),
    ],
    [
      'it is in the network of its node',
      home,
      runningPod({ hostNetwork: true }),
    ],
    [
      'it wants none',
      home,
      runningPod({}, { labels: { 'sidecar.istio.io/inject': 'false' } }),
    ],
  ])('is silent where %s', (_, ...objects) => {
    expect(hits(podWithoutProxy, objects)).toEqual([]);
  });
});
