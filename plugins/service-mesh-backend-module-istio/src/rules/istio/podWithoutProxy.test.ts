import { namespace, pod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { podWithoutProxy } from './podWithoutProxy';

const home = namespace({ 'istio-injection': 'enabled' });

describe('istio/pod-without-proxy', () => {
  it('finds a running Pod that was not injected', () => {
    expect(hits(podWithoutProxy, [home, pod()])).toMatchObject([
      { pointer: '/spec/containers', params: { name: 'orders-1' } },
    ]);
  });

  it('cannot tell for a Pod that is yet to be applied', () => {
    expect(
      hits(podWithoutProxy, [home, { ...pod(), status: undefined } as any]),
    ).toMatchObject([{ undecided: 'needs the Pod as it runs' }]);
  });

  it.each([
    ['its namespace is not injected', namespace(), pod()],
    ['it has a proxy', home, pod({ containers: [{ name: 'istio-proxy' }] })],
    [
      'its proxy runs first',
      home,
      pod({ initContainers: [{ name: 'istio-proxy' }] }),
    ],
    ['it is in the network of its node', home, pod({ hostNetwork: true })],
    [
      'it wants none',
      home,
      pod({}, { labels: { 'sidecar.istio.io/inject': 'false' } }),
    ],
  ])('is silent where %s', (_, ...objects) => {
    expect(hits(podWithoutProxy, objects)).toEqual([]);
  });
});
