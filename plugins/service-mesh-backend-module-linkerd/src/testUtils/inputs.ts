import {
  Operation,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testOperation,
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';

/** What the built-in defaults make of an operation, or of the catch-all. */
function defaultsOf(operation?: Operation): Partial<PolicyValues> {
  const repeatable = operation?.idempotent && !operation.streaming;
  return {
    'resilience.timeout': operation && !operation.streaming ? '30s' : 'none',
    'resilience.retries.attempts': 2,
    'resilience.retries.on': [
      'connect-failure',
      'refused-stream',
      ...(repeatable ? (['gateway-error'] as const) : []),
      ...(repeatable && operation.protocol === 'grpc'
        ? (['unavailable'] as const)
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
 * A method of a gRPC service.
 *
 * @internal
 */
export function grpcOperation(
  method: string,
  overrides: Partial<Operation> = {},
): Operation {
  return testOperation('POST', `/shop.v1.Orders/${method}`, {
    id: `shop.v1.Orders/${method}`,
    protocol: 'grpc',
    ...overrides,
  });
}
