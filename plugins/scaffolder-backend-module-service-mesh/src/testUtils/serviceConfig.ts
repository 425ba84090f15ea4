import {
  DeliveryComparison,
  ServiceConfig,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

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
      owner: 'group:default/orders',
      system: 'system:default/shop',
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
    namespaceBundle: false,
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

/**
 * What the backend answers when it is asked for the files of the service `order`.
 *
 * @internal
 */
export function testDelivery(
  overrides: Partial<ServiceConfig> = {},
  comparison: DeliveryComparison | null = null,
): ServiceDelivery {
  const config = testServiceConfig(overrides);
  return {
    config,
    namespace: null,
    files: config.manifests.map(({ file, yaml }) => ({ file, yaml })),
    folder: 'default/shop/order',
    comparison,
  };
}

/**
 * A comparison in which nothing differs but what is given.
 *
 * @internal
 */
export function testComparison(
  overrides: Partial<DeliveryComparison> = {},
): DeliveryComparison {
  return {
    files: [],
    written: [],
    withheld: [],
    removed: [],
    later: [],
    meaning: {
      calls: [],
      limits: [],
      fields: [],
      unsafe: [],
      requests: { judged: 12, leftOut: 0 },
      fieldsLeftOut: 0,
    },
    findings: { before: [], after: [] },
    ...overrides,
  };
}
