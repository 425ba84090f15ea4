import {
  testNamespaceInput,
  testPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderNamespace } from './namespaceBundle';

const render = (overrides: Parameters<typeof testNamespaceInput>[0] = {}) =>
  renderNamespace(testNamespaceInput(overrides), linkerdTarget);

describe('the bundle of a namespace', () => {
  it.each([
    [
      'namespace',
      { policy: testPolicy({ 'observability.accessLog': 'all' }) },
      0,
    ],
    ['namespace-enforcing', { deniesCallers: true, deniesPlaintext: true }, 4],
  ])('is a patch like the golden file %s', (name, overrides, phase) => {
    const rendering = render(overrides);

    expect(objectsOf(rendering)).toEqual([
      jest.requireActual(`./__fixtures__/${name}.yaml`),
    ]);
    expect(rendering.manifests).toMatchObject([{ role: 'patch', phase }]);
    expect(rendering.losses).toEqual([]);
  });

  it('is empty for a namespace of several meshes', () => {
    expect(render({ enrols: false }).manifests).toEqual([]);
  });

  it('leaves the inbound policy of the installation where plaintext alone may be refused', () => {
    const [{ metadata }] = objectsOf(render({ deniesPlaintext: true }));

    expect(metadata.annotations).toEqual({ 'linkerd.io/inject': 'enabled' });
  });

  it('reports what Linkerd does not observe for a namespace', () => {
    const rendering = render({
      policy: testPolicy({
        'observability.accessLog': 'errors',
        'observability.tracing.sampling': 10,
        'observability.tracing.tags': { team: 'shop' },
        'observability.metrics.tags': { method: 'request.method' },
      }),
    });

    expect(lossesOf(rendering).map(({ leaf }) => leaf)).toEqual([
      'observability.tracing.sampling',
      'observability.metrics.tags',
      'observability.accessLog',
    ]);
  });
});
