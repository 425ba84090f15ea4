import { deployment } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { alphaAnnotation } from './alphaAnnotation';

describe('istio/alpha-annotation', () => {
  it('lists those of an object in one finding', () => {
    expect(
      hits(alphaAnnotation, [
        deployment(
          {},
          {
            annotations: {
              'sidecar.istio.io/proxyCPU': '1',
              'sidecar.istio.io/logLevel': 'info',
              'proxy.istio.io/config': '{}',
            },
          },
        ),
      ]),
    ).toMatchObject([
      {
        params: {
          names: 'sidecar.istio.io/proxyCPU, sidecar.istio.io/logLevel',
        },
      },
    ]);
  });

  it('is silent about settled ones', () => {
    expect(
      hits(alphaAnnotation, [
        deployment({}, { annotations: { 'proxy.istio.io/config': '{}' } }),
      ]),
    ).toEqual([]);
  });
});
