import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What the backend answers about the service `order`: one VirtualService for Istio, as far as a pull request reads it.
 *
 * @internal
 */
export function testServiceConfig(
  overrides: Partial<ServiceConfig> = {},
): ServiceConfig {
  const entityRef = 'component:default/order';
  const config = {
    entityRef,
    target: {
      mesh: 'istio',
      provider: 'istio',
      environment: 'default',
      version: '1.29',
      clusterDomain: 'cluster.local',
      trustDomain: 'cluster.local',
      trustDomainStated: true,
      gatewayApiVersion: '1.2',
      gatewayApiChannel: 'standard',
      settings: {},
    },
    meshes: ['istio', 'linkerd'],
    environments: ['default'],
    service: {
      id: entityRef,
      name: 'order',
      namespace: {
        value: 'shop',
        confidence: 'stated',
        origin: { source: 'annotation', entityRef },
      },
    },
    policy: { service: {}, operations: {}, catchAll: {} },
    stage: { wanted: 'audit', effective: 'audit', missing: [] },
    admission: {
      mode: 'unknown',
      callers: [],
      origin: { source: 'default' },
    },
    configLocation: 'https://github.com/example/shop-config/tree/main/mesh',
    manifests: [
      {
        object: {
          apiVersion: 'networking.istio.io/v1',
          kind: 'VirtualService',
          metadata: { name: 'order', namespace: 'shop' },
          spec: { http: [{ timeout: '5s' }] },
        },
        role: 'own',
        phase: 2,
        file: 'default/shop/order/virtual-service-order.yaml',
        origins: {
          '/metadata/namespace': {
            source: 'annotation',
            entityRef,
            pointer: '/metadata/annotations/mesh-configurator.io~1namespace',
          },
          '/spec/http/0/timeout': {
            source: 'default',
            rule: 'unary operations end after 30 s',
          },
        },
        yaml: 'kind: VirtualService\n',
        sourceMap: {},
      },
    ],
    losses: [],
    renditions: [],
    findings: [],
    redacted: false,
    ...overrides,
  };
  return config as unknown as ServiceConfig;
}
