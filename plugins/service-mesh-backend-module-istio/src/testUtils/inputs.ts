import {
  External,
  IdentityProvider,
  Operation,
  PolicyValues,
  Service,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  EndUserRequirement,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testOperation,
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';

/**
 * What the built-in defaults make of an operation, or of the catch-all.
 *
 * @internal
 */
export function defaultsOf(operation?: Operation): Partial<PolicyValues> {
  return {
    'resilience.timeout': operation && !operation.streaming ? '30s' : 'none',
    'resilience.retries.attempts': 2,
    'resilience.retries.on': [
      'connect-failure',
      'refused-stream',
      ...(operation?.idempotent && !operation.streaming
        ? (['gateway-error'] as const)
        : []),
    ],
  };
}

/**
 * What a test may say about its service.
 *
 * @internal
 */
export type Options = NonNullable<Parameters<typeof testServiceInput>[0]>;

/**
 * A service under the built-in defaults, beside what a test says.
 *
 * @internal
 */
export function defaultInput(options: Options = {}): ServiceInput {
  const operations = options.service?.operations ?? [
    testOperation('POST', '/orders'),
    testOperation('GET', '/orders/{order_id}'),
  ];
  return testServiceInput({
    ...options,
    service: { ...options.service, operations },
    policy: { 'security.mtls': 'strict', ...options.policy },
    operations: Object.fromEntries(
      operations.map(operation => [
        operation.id,
        { ...defaultsOf(operation), ...options.operations?.[operation.id] },
      ]),
    ),
    catchAll: { ...defaultsOf(), ...options.catchAll },
  });
}

/**
 * Two versions to route between.
 *
 * @internal
 */
export const twoVersions: Options['workload'] = {
  versions: {
    value: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
    confidence: 'stated',
    origin: testOrigin('mesh-configurator.io/versions'),
  },
};

/**
 * The ports of a service.
 *
 * @internal
 */
export function ports(
  ...value: ServiceInput['service']['ports']['value']
): ServiceInput['service']['ports'] {
  return {
    value,
    confidence: 'stated',
    origin: testOrigin('mesh-configurator.io/ports'),
  };
}

/**
 * An identity provider.
 *
 * @internal
 */
export const shopLogin: IdentityProvider = {
  name: 'shop-login',
  schemes: ['userToken'],
  issuer: 'https://login.example.com/',
  jwksUri: 'https://login.example.com/jwks',
  audiences: ['shop'],
};

/**
 * A requirement of a token of the shop's login.
 *
 * @internal
 */
export function tokenRequired(
  require: EndUserRequirement['require'],
  operations: string[],
  provider: IdentityProvider = shopLogin,
): EndUserRequirement {
  return {
    provider,
    providerOrigin: {
      source: 'config',
      pointer: '/serviceMesh/identityProviders/0',
    },
    require,
    operations,
    places: [null],
    origin: testOrigin('mesh-configurator.io/policy.security.endUser.require'),
  };
}

/**
 * A service that is in ambient.
 *
 * @internal
 */
export const inAmbient: ServiceInput['service']['mesh'] = {
  value: 'istio-ambient',
  confidence: 'stated',
  origin: testOrigin('mesh-configurator.io/mesh'),
};

/**
 * A caller from the catalog that is in ambient.
 *
 * @internal
 */
export const ambientCaller: typeof testCaller = (name, overrides) =>
  testCaller(name, { mesh: 'istio-ambient', ...overrides });

/**
 * The gateway of the platform as a caller.
 *
 * @internal
 */
export const ingressCaller = testCaller('gateway', {
  kind: 'ingress',
  serviceAccount: { namespace: 'istio-ingress', name: 'gateway' },
});

/**
 * A service of the tests as another sees it, all of it stated.
 *
 * @internal
 */
export function neighbour(
  name: string,
  overrides: Partial<ServiceIdentity> = {},
): ServiceIdentity {
  const stated = <T>(value: T) => ({
    value,
    confidence: 'stated' as const,
    origin: { source: 'annotation' as const },
  });
  return {
    id: `component:default/${name}`,
    mesh: stated('istio'),
    namespace: stated<string | null>('shop'),
    serviceName: stated(name),
    serviceAccount: stated(name),
    ...overrides,
  };
}

/**
 * The declaration that the service calls others.
 *
 * @internal
 */
export function callees(...names: string[]): Service['callees'] {
  return names.map(name => ({
    id: `component:default/${name}`,
    relation: 'dependsOn',
    api: null,
    operations: 'all',
    origin: {
      source: 'entity',
      entityRef: 'component:default/order',
      pointer: '/spec/dependsOn',
      value: `component:default/${name}`,
    },
  }));
}

/**
 * Something outside the mesh that the service calls.
 *
 * @internal
 */
export function external(
  name: string,
  endpoint: Pick<External, 'host' | 'port' | 'protocol'>,
): External {
  const entityRef = `resource:default/${name}`;
  return {
    entityRef,
    ...endpoint,
    origin: { source: 'annotation', entityRef },
  };
}

/**
 * A service that is to be held to what it declares: it calls two services, a payment provider and a database.
 *
 * @internal
 */
export function egressInput(
  service: Options['service'] = {},
  input: Options['input'] = {},
): ServiceInput {
  const stock = neighbour('stock');
  return defaultInput({
    policy: { 'security.egress': 'declared' },
    service: {
      callees: callees('stock', 'cart'),
      externals: [
        external('payments', {
          host: 'api.pay.example.com',
          port: 443,
          protocol: 'https',
        }),
        external('db', {
          host: 'db.example.com',
          port: 5432,
          protocol: 'postgresql',
        }),
      ],
      ...service,
    },
    input: {
      neighbours: {
        'component:default/cart': neighbour('cart'),
        'component:default/stock': {
          ...stock,
          namespace: { ...stock.namespace, value: 'warehouse' },
        },
      },
      ...input,
    },
  });
}
