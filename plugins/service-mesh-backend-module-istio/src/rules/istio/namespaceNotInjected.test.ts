import { kubernetes, namespace, runningPod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { namespaceNotInjected } from './namespaceNotInjected';

const istio = namespace('other', { 'istio-injection': 'enabled' });
const found = (...objects: Parameters<typeof hits>[1][number][]) =>
  hits(namespaceNotInjected, objects).map(({ params }) => params?.name);

describe('istio/namespace-not-in-mesh', () => {
  it('finds a namespace that says nothing, where there is a mesh', () => {
    expect(found(namespace('shop'), istio)).toEqual(['shop']);
  });

  it('knows a mesh by a proxy', () => {
    const proxy = runningPod({ containers: [{ name: 'istio-proxy' }] });

    expect(found(namespace('shop'), proxy)).toEqual(['shop']);
  });

  it.each([
    ['there is none', [namespace('shop')]],
    ['it is injected', [namespace('shop', { 'istio-injection': 'enabled' })]],
    [
      'it stays outside',
      [namespace('shop', { 'istio-injection': 'disabled' })],
    ],
    ['it has a revision', [namespace('shop', { 'istio.io/rev': 'a' })]],
    [
      'it is in ambient',
      [namespace('shop', { 'istio.io/dataplane-mode': 'ambient' })],
    ],
    ['it belongs to Kubernetes', [namespace('kube-system')]],
    ['it is the root namespace', [namespace('istio-system')]],
    ['only objects in it are here', [kubernetes('v1', 'Service', 'a')]],
    [
      'it is in another mesh',
      [
        kubernetes(
          'v1',
          'Namespace',
          'a',
          {},
          { annotations: { 'linkerd.io/inject': 'enabled' } },
        ),
      ],
    ],
  ])('is silent where %s', (title, objects) => {
    expect(
      found(...objects, ...(title === 'there is none' ? [] : [istio])),
    ).toEqual([]);
  });
});
