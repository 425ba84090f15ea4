import { kubernetes, namespace } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { namespaceNotInjected } from './namespaceNotInjected';
import { injectedByDefault } from './injectedByDefault';

const injector = (enableNamespacesByDefault: boolean) =>
  kubernetes('v1', 'ConfigMap', 'istio-sidecar-injector', {
    data: {
      values: JSON.stringify({
        sidecarInjectorWebhook: { enableNamespacesByDefault },
      }),
    },
  });

describe('istio/injected-by-default', () => {
  it('finds a namespace that is injected without saying so', () => {
    const objects = [
      injector(true),
      namespace('shop'),
      namespace('kube-system'),
    ];

    expect(hits(injectedByDefault, objects)).toMatchObject([
      { params: { name: 'shop' }, related: [{ pointer: '/data/values' }] },
    ]);
    expect(hits(namespaceNotInjected, objects)).toEqual([]);
  });

  it.each([
    ['the injector asks for a label', [injector(false), namespace('shop')]],
    ['there is no injector', [namespace('shop')]],
    [
      'a label stands there',
      [injector(true), namespace('shop', { 'istio-injection': 'disabled' })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(injectedByDefault, objects)).toEqual([]);
  });
});
