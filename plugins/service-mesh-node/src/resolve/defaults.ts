import {
  Operation,
  PolicyLeaf,
  PolicyValues,
  ResolvedPolicy,
  RetryCondition,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Fewest Pods with which leaving one out is safe. */
const MIN_REPLICAS_FOR_EJECTION = 3;

/**
 * Conditions that prove the request was not processed, so that any operation may be sent again by default: those that every
 * mesh knows.
 *
 * @internal
 */
export const provenConditions: readonly RetryCondition[] = [
  'connect-failure',
  'refused-stream',
];

/**
 * Conditions that an operation which changes something keeps of those that are set for more than it.
 *
 * @internal
 */
export const safeConditions: readonly RetryCondition[] = [
  ...provenConditions,
  'reset-before-request',
];

function withRule<L extends PolicyLeaf>(
  leaf: L,
  value: PolicyValues[L],
  rule: string,
): ResolvedPolicy {
  return { [leaf]: { value, origin: { source: 'default', rule } } };
}

function retryDefaults(operation: Operation | null): ResolvedPolicy {
  const attempts = withRule(
    'resilience.retries.attempts',
    2,
    'two retries on conditions that are safe for the operation',
  );
  if (!operation?.idempotent || operation.streaming) {
    return {
      ...attempts,
      ...withRule(
        'resilience.retries.on',
        [...provenConditions],
        'only on conditions that prove the request was not processed',
      ),
    };
  }
  return {
    ...attempts,
    ...withRule(
      'resilience.retries.on',
      [
        ...provenConditions,
        'gateway-error',
        ...(operation.protocol === 'grpc' ? ['unavailable' as const] : []),
      ],
      'idempotent operations are also sent again on 502 to 504',
    ),
  };
}

/**
 * The built-in defaults of one operation, or of requests that no operation describes.
 *
 * @internal
 */
export function operationDefaults(operation: Operation | null): ResolvedPolicy {
  const timeout =
    operation && !operation.streaming
      ? withRule(
          'resilience.timeout',
          '30s',
          'single-answer operations of a definition have 30 s',
        )
      : withRule(
          'resilience.timeout',
          'none',
          operation
            ? 'streams have no timeout'
            : 'requests outside the definition have no timeout',
        );
  return { ...timeout, ...retryDefaults(operation) };
}

/**
 * The built-in defaults of a service as a whole.
 *
 * @internal
 */
export function serviceDefaults(service: Service): ResolvedPolicy {
  const replicas = service.workload.replicas?.value ?? 0;
  const rule = 'Pods that fail are left out where more than two are known';
  return {
    ...withRule('security.stage', 'audit', 'audit until a service enforces'),
    ...withRule('security.mtls', 'strict', 'mutual TLS is required'),
    ...withRule(
      'security.callers.mode',
      'declared',
      'callers are those the catalog declares',
    ),
    ...withRule(
      'security.callers.granularity',
      'service',
      'callers are admitted to the whole service',
    ),
    ...withRule(
      'security.endUser.require',
      'edge',
      'tokens are required on requests through the ingress',
    ),
    ...withRule('security.egress', 'any', 'outgoing calls are not restricted'),
    ...(replicas >= MIN_REPLICAS_FOR_EJECTION
      ? {
          ...withRule('resilience.circuitBreaker.consecutiveErrors', 5, rule),
          ...withRule('resilience.circuitBreaker.interval', '10s', rule),
          ...withRule('resilience.circuitBreaker.ejection', '30s', rule),
        }
      : {}),
  };
}
