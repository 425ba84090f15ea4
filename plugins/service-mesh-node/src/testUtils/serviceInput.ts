import {
  AdmittedCaller,
  Fact,
  Operation,
  Origin,
  PolicyValues,
  ResolvedPolicy,
  Service,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parsePathTemplate } from '../paths';
import { ServiceInput } from '../provider';

const ORDER = 'component:default/order';
const ORDER_API = 'api:default/order-api';

/**
 * An origin on the test service's annotation.
 *
 * @public
 */
export function testOrigin(annotation: string): Origin {
  return {
    source: 'annotation',
    entityRef: ORDER,
    pointer: toPointer(['metadata', 'annotations', annotation]),
  };
}

function stated<T>(value: T, annotation: string): Fact<T> {
  return { value, confidence: 'stated', origin: testOrigin(annotation) };
}

/**
 * Policy settings, all set by annotations of their name.
 *
 * @public
 */
export function testPolicy(values: Partial<PolicyValues>): ResolvedPolicy {
  return Object.fromEntries(
    Object.entries(values).map(([leaf, value]) => [
      leaf,
      { value, origin: testOrigin(`mesh-configurator.io/policy.${leaf}`) },
    ]),
  );
}

/**
 * An operation; reading methods are idempotent and safe, PUT and DELETE idempotent.
 *
 * @public
 */
export function testOperation(
  method: string,
  path: string,
  overrides: Partial<Operation> = {},
): Operation {
  return {
    id: `${method} ${path}`,
    api: ORDER_API,
    protocol: 'http',
    method,
    key: path,
    path: parsePathTemplate(path),
    idempotent: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(method),
    safe: ['GET', 'HEAD', 'OPTIONS'].includes(method),
    streaming: false,
    security: [],
    deprecated: false,
    extensions: {},
    origin: { source: 'definition', entityRef: ORDER_API },
    ...overrides,
  };
}

/**
 * A caller from the catalog in the namespace `shop`, in no mesh that is known.
 *
 * @public
 */
export function testCaller(
  name: string,
  overrides: Partial<AdmittedCaller> = {},
): AdmittedCaller {
  return {
    name: `component:default/${name}`,
    kind: 'service',
    serviceAccount: { namespace: 'shop', name },
    mesh: null,
    cidr: null,
    operations: 'all',
    paths: null,
    origin: { source: 'entity', entityRef: `component:default/${name}` },
    ...overrides,
  };
}

/**
 * Everybody, as the caller of operations that are open to all.
 *
 * @public
 */
export function testEverybody(...operations: string[]): AdmittedCaller {
  return testCaller('everybody', {
    name: 'everybody',
    kind: 'everybody',
    serviceAccount: null,
    operations,
    origin: testOrigin('mesh-configurator.io/policy.security.callers.mode'),
  });
}

/**
 * The service `order` in namespace `shop`, every fact stated, on port 80:8080, called by `web`, at stage `enforce`, with
 * `POST /orders` and `GET /orders/{order_id}`, and the policy settings given.
 *
 * @public
 */
export function testServiceInput(
  options: {
    service?: Partial<Service>;
    workload?: Partial<Service['workload']>;
    /** Settings of the service as a whole. */
    policy?: Partial<PolicyValues>;
    /** Settings by operation id; an operation not listed has none. */
    operations?: Record<string, Partial<PolicyValues>>;
    catchAll?: Partial<PolicyValues>;
    input?: Partial<ServiceInput>;
  } = {},
): ServiceInput {
  const service: Service = {
    id: ORDER,
    entityRef: ORDER,
    name: 'order',
    owner: 'group:default/orders',
    system: 'system:default/shop',
    lifecycle: 'production',
    mesh: stated('istio', 'mesh-configurator.io/mesh'),
    namespace: stated('shop', 'mesh-configurator.io/namespace'),
    serviceName: stated('order', 'mesh-configurator.io/service'),
    workload: {
      name: stated('order', 'mesh-configurator.io/workload'),
      selector: stated({ app: 'order' }, 'mesh-configurator.io/selector'),
      serviceAccount: stated('order', 'mesh-configurator.io/service-account'),
      replicas: stated(3, 'mesh-configurator.io/replicas'),
      technology: null,
      probes: stated(['/healthz'], 'mesh-configurator.io/probes'),
      propagatedHeaders: null,
      versions: stated([], 'mesh-configurator.io/versions'),
      ...options.workload,
    },
    ports: stated(
      [{ port: 80, targetPort: 8080, protocol: 'http' }],
      'mesh-configurator.io/ports',
    ),
    basePath: stated('', 'mesh-configurator.io/base-path'),
    apis: [
      {
        entityRef: ORDER_API,
        type: 'openapi',
        securitySchemes: [],
        serverHosts: [],
      },
    ],
    operations: [
      testOperation('POST', '/orders'),
      testOperation('GET', '/orders/{order_id}'),
    ],
    messages: [],
    callers: [],
    callees: [],
    externals: [],
    ...options.service,
  };
  return {
    service,
    policy: {
      service: testPolicy(options.policy ?? {}),
      operations: Object.fromEntries(
        service.operations.map(operation => [
          operation.id,
          testPolicy(options.operations?.[operation.id] ?? {}),
        ]),
      ),
      catchAll: testPolicy(options.catchAll ?? {}),
    },
    stage: { wanted: 'enforce', effective: 'enforce', missing: [] },
    admission: {
      mode: 'listed',
      callers: [testCaller('web')],
      origin: {
        source: 'default',
        rule: 'callers are those the catalog declares',
      },
    },
    endUser: [],
    neighbours: {},
    identityProviders: [],
    namespaceBundle: null,
    ...options.input,
  };
}
