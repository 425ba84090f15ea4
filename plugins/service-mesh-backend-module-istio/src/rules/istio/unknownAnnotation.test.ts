import { deployment } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { unknownAnnotation } from './unknownAnnotation';

const annotated = (...names: string[]) =>
  hits(unknownAnnotation, [
    deployment(
      {},
      { annotations: Object.fromEntries(names.map(name => [name, 'x'])) },
    ),
  ]);

describe('istio/unknown-annotation', () => {
  it('names what may be meant', () => {
    expect(annotated('sidecar.istio.io/injects')).toMatchObject([
      {
        message: expect.stringContaining(
          'did you mean sidecar.istio.io/inject?',
        ),
      },
    ]);
  });

  it('finds what is under a domain of Istio, and nothing else', () => {
    expect(annotated('foo.istio.io/bar', 'istio.io/x')).toHaveLength(2);
    expect(
      annotated(
        'fooistio.io/bar',
        'example.com/istio.io',
        'kubernetes.io/ingress.class',
        'proxy.istio.io/config',
      ),
    ).toEqual([]);
  });
});
