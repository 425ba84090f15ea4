import {
  AdmittedCaller,
  Fact,
  Operation,
  Service,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { destinationRule, httpRoute, virtualService } from './manifests';
import { annotationOrigin, ORDER } from './origins';

function stated<T>(value: T, annotation: string): Fact<T> {
  return { value, confidence: 'stated', origin: annotationOrigin(annotation) };
}

const order: Service = {
  id: ORDER,
  entityRef: ORDER,
  name: 'order',
  owner: 'group:default/orders',
  system: 'system:default/shop',
  lifecycle: 'production',
  mesh: stated('istio', 'mesh'),
  namespace: stated('shop', 'namespace'),
  serviceName: stated('order', 'service'),
  workload: {
    name: stated('order', 'workload'),
    selector: stated({ app: 'order' }, 'selector'),
    serviceAccount: stated('order', 'service-account'),
    replicas: stated(3, 'replicas'),
    technology: null,
    probes: null,
    propagatedHeaders: null,
    versions: stated([], 'versions'),
  },
  ports: stated([{ port: 80, targetPort: 8080, protocol: 'http' }], 'ports'),
  basePath: stated('', 'base-path'),
  apis: [],
  operations: [],
  messages: [],
  callers: [
    {
      id: 'component:default/web',
      relation: 'consumesApi',
      api: 'api:default/order-api',
      operations: 'all',
      origin: { source: 'entity', entityRef: 'component:default/web' },
    },
  ],
  callees: [],
  externals: [],
};

/**
 * An operation of the order service.
 *
 * @internal
 */
export function testOperation(id: string): Operation {
  return {
    id,
    api: 'api:default/order-api',
    protocol: 'http',
    method: 'GET',
    key: `/${id}`,
    path: { template: `/${id}`, segments: [[{ literal: id }]] },
    idempotent: true,
    safe: true,
    streaming: false,
    security: [],
    deprecated: false,
    extensions: {},
    origin: { source: 'definition' },
  };
}

/**
 * A caller that is admitted: a service by its ref, or else a platform caller.
 *
 * @internal
 */
export function testCaller(name: string): AdmittedCaller {
  return {
    name,
    kind: name.includes(':') ? 'service' : 'platform',
    serviceAccount: { namespace: 'shop', name: 'web' },
    mesh: null,
    cidr: null,
    operations: 'all',
    paths: null,
    origin: { source: 'config' },
  };
}

/**
 * The order service of a shop without findings or losses, for Istio or, where the target says so, for Linkerd.
 *
 * @internal
 */
export function testServiceConfig(
  overrides: Partial<Omit<ServiceConfig, 'service' | 'target'>> & {
    service?: Partial<Service>;
    target?: Partial<ServiceConfig['target']>;
  } = {},
): ServiceConfig {
  const { service, target, ...rest } = overrides;
  const istio = (target?.mesh ?? 'istio') !== 'linkerd';
  return {
    entityRef: ORDER,
    target: {
      mesh: 'istio',
      provider: istio ? 'istio' : 'linkerd',
      environment: 'default',
      version: istio ? '1.29' : '2.18',
      versionStated: true,
      cluster: null,
      clusterDomain: 'cluster.local',
      trustDomain: 'cluster.local',
      trustDomainStated: true,
      gatewayApiVersion: '1.2',
      gatewayApiChannel: 'standard',
      settings: {},
      settingPointers: {},
      ...target,
    },
    meshes: ['istio', 'istio-ambient', 'linkerd'],
    environments: ['default'],
    service: { ...order, ...service },
    policy: {
      service: {
        'security.mtls': {
          value: 'strict',
          origin: { source: 'default', rule: 'mtls is strict' },
        },
      },
      operations: {},
      catchAll: {},
    },
    stage: { wanted: 'enforce', effective: 'enforce', missing: [] },
    admission: {
      mode: 'listed',
      callers: ['component:default/web', 'ingress'].map(testCaller),
      origin: { source: 'default', rule: 'callers are those declared' },
    },
    configLocation: 'https://github.com/shop/order/tree/main/mesh',
    namespaceBundle: false,
    manifests: istio ? [destinationRule, virtualService] : [httpRoute],
    losses: [],
    renditions: [],
    findings: [],
    redacted: false,
    ...rest,
  };
}
