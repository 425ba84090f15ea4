import {
  deployment,
  kubernetes,
  namespace,
  service,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { annotationOnWrongKind } from './annotationOnWrongKind';

const onDeployment = (annotations: object) =>
  kubernetes('apps/v1', 'Deployment', 'orders', { spec: {} }, { annotations });

describe('istio/annotation-on-wrong-kind', () => {
  it('finds what is for Pods on the Deployment itself', () => {
    expect(
      hits(annotationOnWrongKind, [
        onDeployment({ 'sidecar.istio.io/inject': 'false' }),
      ]),
    ).toMatchObject([
      {
        pointer: '/metadata/annotations/sidecar.istio.io~1inject',
        message:
          'Annotation sidecar.istio.io/inject has no effect on Deployment orders: Istio reads it on Pod.',
      },
    ]);
  });

  it('finds what is for Services on Pods', () => {
    expect(
      hits(annotationOnWrongKind, [
        deployment(
          {},
          { annotations: { 'networking.istio.io/exportTo': '.' } },
        ),
      ]),
    ).toMatchObject([
      {
        pointer:
          '/spec/template/metadata/annotations/networking.istio.io~1exportTo',
      },
    ]);
  });

  it('takes annotations on their kind, on any, and those it does not know', () => {
    expect(
      hits(annotationOnWrongKind, [
        deployment({}, { annotations: { 'proxy.istio.io/config': '{}' } }),
        onDeployment({
          'galley.istio.io/analyze-suppress': '*',
          'new.istio.io/one': 'x',
        }),
        {
          ...namespace('shop'),
          metadata: {
            name: 'shop',
            annotations: { 'topology.istio.io/controlPlaneClusters': '*' },
          },
        },
        service('orders', { ports: [] }),
      ]),
    ).toEqual([]);
  });
});
