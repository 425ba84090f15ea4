import { ruleContext } from './context';
import { ManifestDocument } from './rule';

const start = { line: 1, column: 1 };

const document = (
  apiVersion: string,
  kind: string,
  name: string,
  namespace?: string,
): ManifestDocument => ({
  object: { apiVersion, kind, metadata: { name, namespace } },
  file: 'a.yaml',
  locate: () => ({ start, end: start }),
});

describe('ruleContext', () => {
  it('takes a namespace as given where it, a Service or a workload of it is there', () => {
    const context = ruleContext([
      document('v1', 'Service', 'a', 'with-service'),
      document('apps/v1', 'Deployment', 'a', 'with-workload'),
      document('v1', 'Namespace', 'itself'),
      document('serving.knative.dev/v1', 'Service', 'a', 'foreign'),
      document('v1', 'ConfigMap', 'a', 'with-config'),
    ]);
    expect(
      [
        'with-service',
        'with-workload',
        'itself',
        'foreign',
        'with-config',
        null,
      ].map(context.holdsNamespace),
    ).toEqual([true, true, true, false, false, false]);
    expect(ruleContext([document('v1', 'Pod', 'a')]).holdsNamespace(null)).toBe(
      true,
    );
  });

  it('takes no namespace as given for what was rendered here', () => {
    const service = document('v1', 'Service', 'a-v1', 'shop');
    service.object.metadata.labels = {
      'app.kubernetes.io/managed-by': 'mesh-configurator',
    };
    expect(ruleContext([service]).holdsNamespace('shop')).toBe(false);
  });

  it('takes every namespace as given in a closed world', () => {
    expect(ruleContext([], { closedWorld: true }).holdsNamespace('any')).toBe(
      true,
    );
  });

  it('finds documents by one kind or several, in the order of the input', () => {
    const context = ruleContext([
      document('v1', 'B', 'b'),
      document('v1', 'A', 'a'),
      document('v1', 'B', 'c'),
    ]);
    const names = (...kinds: string[]) =>
      context.ofKind(...kinds).map(({ object }) => object.metadata.name);
    expect(names('B')).toEqual(['b', 'c']);
    expect(names('A', 'B')).toEqual(['b', 'a', 'c']);
    expect(names('C')).toEqual([]);
  });

  it('knows nothing that it is not told', () => {
    expect(ruleContext([])).toMatchObject({
      versions: {},
      meshConfig: null,
      today: null,
      closedWorld: false,
    });
  });
});
