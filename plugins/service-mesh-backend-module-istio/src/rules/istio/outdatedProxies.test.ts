import { kubernetes, namespace, runningPod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { outdatedProxies } from './outdatedProxies';

const injector = (
  global: object,
  labels = {},
  name = 'istio-sidecar-injector',
) =>
  kubernetes(
    'v1',
    'ConfigMap',
    name,
    { data: { values: JSON.stringify({ global }) } },
    { labels },
  );
const current = { hub: 'istio', tag: '1.29.1', proxy: { image: 'proxyv2' } };
const proxy = (image: string, annotations = {}) =>
  runningPod({ containers: [{ name: 'istio-proxy', image }] }, { annotations });
const home = namespace('shop', { 'istio-injection': 'enabled' });

describe('istio/outdated-proxies', () => {
  it('finds a namespace with another proxy than is injected', () => {
    expect(
      hits(outdatedProxies, [
        injector(current),
        home,
        proxy('istio/proxyv2:1.28.0'),
      ]),
    ).toMatchObject([
      {
        document: { object: { kind: 'Namespace' } },
        params: { name: 'shop', image: 'istio/proxyv2:1.29.1' },
      },
    ]);
  });

  it('goes by the revision of the namespace', () => {
    expect(
      hits(outdatedProxies, [
        injector(
          { ...current, proxy: { image: 'own/proxy:2' } },
          { 'istio.io/rev': 'next' },
        ),
        namespace('shop', { 'istio.io/rev': 'next' }),
        proxy('istio/proxyv2:1.29.1'),
      ]),
    ).toHaveLength(1);
  });

  it('knows the revision of an injector by its name', () => {
    expect(
      hits(outdatedProxies, [
        injector(current),
        injector(
          { ...current, tag: '1.30.0' },
          {},
          'istio-sidecar-injector-next',
        ),
        namespace('shop', { 'istio.io/rev': 'next' }),
        proxy('istio/proxyv2:1.29.1'),
      ]),
    ).toMatchObject([{ params: { image: 'istio/proxyv2:1.30.0' } }]);
  });

  it.each([
    [
      'the proxy is the one',
      [injector(current), home, proxy('istio/proxyv2:1.29.1')],
    ],
    [
      'the Pod names its own',
      [
        injector(current),
        home,
        proxy('own', { 'sidecar.istio.io/proxyImage': 'own' }),
      ],
    ],
    [
      'the namespace is of another revision',
      [
        injector(current),
        namespace('shop', { 'istio.io/rev': 'x' }),
        proxy('a'),
      ],
    ],
    ['the injector does not say', [injector({}), home, proxy('a')]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(outdatedProxies, objects)).toEqual([]);
  });
});
