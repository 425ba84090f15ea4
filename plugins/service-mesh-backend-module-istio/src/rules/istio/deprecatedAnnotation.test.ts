import { deployment } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { deprecatedAnnotation } from './deprecatedAnnotation';

describe('istio/deprecated-annotation', () => {
  it('finds an annotation that a label replaces', () => {
    expect(
      hits(deprecatedAnnotation, [
        deployment({}, { annotations: { 'sidecar.istio.io/inject': 'true' } }),
      ]),
    ).toMatchObject([{ message: expect.stringContaining('use the label') }]);
  });

  it('is silent where the label stands beside it', () => {
    expect(
      hits(deprecatedAnnotation, [
        deployment(
          {},
          {
            labels: { 'sidecar.istio.io/inject': 'true' },
            annotations: {
              'sidecar.istio.io/inject': 'true',
              'sidecar.istio.io/proxyCPU': '1',
            },
          },
        ),
      ]),
    ).toEqual([]);
  });
});
