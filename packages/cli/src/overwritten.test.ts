import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { overwritten } from './overwritten';

type Result = Pick<ServiceConfig, 'entityRef' | 'manifests'>;

const result = (
  name: string,
  ...objects: [kind: string, namespace: string | undefined, name: string][]
): Result => ({
  entityRef: `component:default/${name}`,
  manifests: objects.map(([kind, namespace, objectName]) => ({
    object: { kind, metadata: { namespace, name: objectName } },
    file: `${name}/${kind}-${objectName}.yaml`,
  })) as Result['manifests'],
});

describe('what services overwrite of each other', () => {
  it('is an object that two of them render in different files', () => {
    expect(
      overwritten([
        result('order', ['Gateway', 'istio-ingress', 'public']),
        result('payment', ['Gateway', 'istio-ingress', 'public']),
        result('stock', ['Gateway', 'istio-ingress', 'internal']),
      ]),
    ).toEqual([
      expect.stringMatching(
        /^rendered more than once: Gateway istio-ingress\/public, for component:default\/order, component:default\/payment;/,
      ),
    ]);
  });

  it('is nothing where the namespaces or kinds differ, or no namespace is known', () => {
    expect(
      overwritten([
        result('order', ['Gateway', 'a', 'x'], ['Service', undefined, 'y']),
        result('payment', ['Gateway', 'b', 'x'], ['Service', undefined, 'y']),
        result('stock', ['Service', 'a', 'x']),
      ]),
    ).toEqual([]);
  });
});
