import {
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { objectsOf, settled } from '../testUtils/rendered';
import { renderServers } from './server';

describe('Servers', () => {
  it('deny in the last phase at stage enforce', () => {
    const rendering = renderServers(testServiceInput());
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'policy.linkerd.io/v1beta3',
        kind: 'Server',
        metadata: { name: 'order', namespace: 'shop' },
        spec: {
          podSelector: { matchLabels: { app: 'order' } },
          port: 8080,
          proxyProtocol: 'HTTP/1',
          accessPolicy: 'deny',
        },
      },
    ]);
    expect(rendering.manifests[0].phase).toBe(4);
  });

  it('only report in the first phase at stage audit', () => {
    const rendering = renderServers(
      testServiceInput({
        input: { stage: { wanted: 'audit', effective: 'audit', missing: [] } },
      }),
    );
    expect(objectsOf(rendering)[0].spec).toMatchObject({
      accessPolicy: 'audit',
    });
    expect(rendering.manifests[0].phase).toBe(1);
  });

  it('stand in front of every port of the workload once', () => {
    const ports = [
      { port: 80, targetPort: 8080, protocol: 'http2' as const },
      { port: 8000, targetPort: 8080, protocol: 'http2' as const },
      { port: 9090, targetPort: 9090, protocol: 'grpc' as const },
      { port: 5432, targetPort: 5432, protocol: 'tcp' as const },
      { port: 443, targetPort: 8443, protocol: 'tls' as const },
    ];
    const input = testServiceInput({
      service: {
        ports: {
          value: ports,
          confidence: 'stated',
          origin: testOrigin('mesh-configurator.io/ports'),
        },
      },
    });
    const servers = objectsOf(renderServers(input)).map(
      ({ metadata, spec }) => [metadata.name, spec?.port, spec?.proxyProtocol],
    );
    expect(servers).toEqual([
      ['order-80', 8080, 'HTTP/2'],
      ['order-9090', 9090, 'gRPC'],
      ['order-5432', 5432, 'opaque'],
      ['order-443', 8443, 'TLS'],
    ]);
  });

  it('detect the protocol where it is only assumed', () => {
    const input = testServiceInput({
      service: {
        ports: {
          value: [{ port: 80, targetPort: 8080, protocol: 'http' }],
          confidence: 'assumed',
          origin: { source: 'default', rule: '80:8080/http' },
        },
      },
    });
    expect(objectsOf(renderServers(input))[0].spec).toMatchObject({
      proxyProtocol: 'unknown',
    });
  });

  it.each(['unknown', 'everybody'] as const)(
    'are not rendered where the callers are %s',
    mode => {
      const input = testServiceInput();
      input.admission = { ...input.admission, mode };
      expect(renderServers(input).manifests).toEqual([]);
    },
  );

  it('cite the facts they are made of', () => {
    const input = testServiceInput({ policy: { 'security.stage': 'enforce' } });
    const [manifest] = renderServers(input).manifests;
    expect(settled(manifest).origins).toEqual({
      '/metadata/name': testOrigin('mesh-configurator.io/service'),
      '/metadata/namespace': testOrigin('mesh-configurator.io/namespace'),
      '/spec/podSelector/matchLabels': testOrigin(
        'mesh-configurator.io/selector',
      ),
      '/spec/port': testOrigin('mesh-configurator.io/ports'),
      '/spec/proxyProtocol': testOrigin('mesh-configurator.io/ports'),
      '/spec/accessPolicy': testOrigin(
        'mesh-configurator.io/policy.security.stage',
      ),
    });
  });

  it('say why they only report though enforcement is wanted', () => {
    const input = testServiceInput({
      policy: { 'security.stage': 'enforce' },
      input: {
        stage: { wanted: 'enforce', effective: 'audit', missing: ['selector'] },
      },
    });
    const [manifest] = renderServers(input).manifests;
    expect(settled(manifest).origins['/spec/accessPolicy']).toMatchObject({
      source: 'default',
      overrode: [{ source: 'annotation', value: 'enforce' }],
    });
  });
});
