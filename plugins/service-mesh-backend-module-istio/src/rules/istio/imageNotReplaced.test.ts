import {
  deployment,
  kubernetes,
  namespace,
  runningPod,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { imageNotReplaced } from './imageNotReplaced';

const auto = { containers: [{ name: 'istio-proxy', image: 'auto' }] };

const injector = (namespaceSelector: object) =>
  kubernetes(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'injector',
    {
      webhooks: [
        { name: 'namespace.sidecar-injector.istio.io', namespaceSelector },
      ],
    },
  );

describe('istio/proxy-image-not-replaced', () => {
  it('finds a Deployment that nothing injects', () => {
    expect(
      hits(imageNotReplaced, [namespace('shop'), deployment(auto)]),
    ).toMatchObject([{ pointer: '/spec/template/spec/containers/0/image' }]);
  });

  it('finds a running Pod with the placeholder, as an error', () => {
    expect(
      hits(imageNotReplaced, [
        namespace('shop', { 'istio-injection': 'enabled' }),
        runningPod(auto),
      ]),
    ).toMatchObject([{ severity: 'error', equivalents: ['IST0147'] }]);
  });

  it('goes by the webhooks where they are known', () => {
    const labelled = namespace('shop', { mesh: 'yes' });
    const expression = { key: 'mesh', operator: 'In', values: ['yes'] };
    expect(
      hits(imageNotReplaced, [
        injector({ matchExpressions: [expression] }),
        labelled,
        deployment(auto),
      ]),
    ).toEqual([]);
    expect(
      hits(imageNotReplaced, [
        injector({ matchExpressions: [{ ...expression, operator: 'NotIn' }] }),
        labelled,
        deployment(auto),
      ]),
    ).toHaveLength(1);
  });

  it('cannot tell without the namespace', () => {
    expect(hits(imageNotReplaced, [deployment(auto)])).toMatchObject([
      { undecided: 'needs the labels of namespace shop' },
    ]);
  });

  it('cannot tell by webhooks without the namespace', () => {
    expect(
      hits(imageNotReplaced, [
        injector({ matchLabels: { mesh: 'yes' } }),
        deployment(auto),
      ]),
    ).toMatchObject([{ undecided: 'needs the labels of namespace shop' }]);
  });

  it('takes a workload without a namespace for one of the default', () => {
    const { metadata, ...rest } = deployment(auto);
    const homeless = { ...rest, metadata: { name: metadata.name } };

    expect(
      hits(imageNotReplaced, [
        namespace('default', { 'istio-injection': 'enabled' }),
        homeless,
      ]),
    ).toEqual([]);
  });

  it.each([
    [
      'its namespace is injected',
      namespace('shop', { 'istio.io/rev': 'a' }),
      deployment(auto),
    ],
    [
      'its Pods ask for it',
      namespace('shop'),
      deployment(auto, { labels: { 'sidecar.istio.io/inject': 'true' } }),
    ],
    [
      'the image is another',
      namespace('shop'),
      deployment({ containers: [{ name: 'istio-proxy', image: 'a' }] }),
    ],
  ])('is silent where %s', (_, ...objects) => {
    expect(hits(imageNotReplaced, objects)).toEqual([]);
  });
});
