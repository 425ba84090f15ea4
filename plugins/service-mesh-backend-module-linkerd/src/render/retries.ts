import {
  Loss,
  ResolvedPolicy,
  RetryCondition,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Draft,
  ServiceInput,
  cite,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteGroup } from './routeGroups';

const httpConditions: readonly RetryCondition[] = [
  'gateway-error',
  '5xx',
  '429',
];
const grpcConditions: readonly RetryCondition[] = [
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];

/** Conditions that hold for a failed connection too: the proxy answers it with 502 to 504, or `unavailable` on gRPC. */
const coverFailedConnections: readonly RetryCondition[] = [
  'gateway-error',
  '5xx',
  'unavailable',
];

/** The API whose routes carry the retries; each reads an annotation of its own. */
type Api = 'http' | 'grpc';

function wanted(policy: ResolvedPolicy) {
  const attempts = policy['resilience.retries.attempts'];
  const on = policy['resilience.retries.on'];
  return attempts && attempts.value > 0 && on ? { attempts, on } : null;
}

function sayable(on: RetryCondition[], api: Api): RetryCondition[] {
  const known = api === 'http' ? httpConditions : grpcConditions;
  return known.filter(condition => on.includes(condition));
}

/**
 * The annotations of a route for its retries; none where none of the conditions can be said (Linkerd 2.18: a limit
 * without a condition retries on no status).
 *
 * @internal
 */
export function retryAnnotations(
  policy: ResolvedPolicy,
  api: Api,
): Record<string, Draft<string>> {
  const retries = wanted(policy);
  const conditions = sayable(retries?.on.value ?? [], api);
  if (!retries || conditions.length === 0) {
    return {};
  }
  const perTryTimeout = policy['resilience.retries.perTryTimeout'];
  return {
    [`retry.linkerd.io/${api}`]: cite(retries.on, conditions.join(',')),
    'retry.linkerd.io/limit': cite(
      retries.attempts,
      String(retries.attempts.value),
    ),
    ...(perTryTimeout && { 'retry.linkerd.io/timeout': cite(perTryTimeout) }),
  };
}

function lostConditions({ policy, operations }: RouteGroup, api: Api) {
  const on = wanted(policy)?.on.value ?? [];
  const said = sayable(on, api);
  if (said.length === 0) {
    return on;
  }
  const covered = said.some(c => coverFailedConnections.includes(c));
  const speaksGrpc = operations.some(o => o.protocol === 'grpc');
  return on.filter(condition => {
    if (httpConditions.includes(condition)) {
      return false;
    }
    return grpcConditions.includes(condition)
      ? api === 'http' && speaksGrpc
      : !covered;
  });
}

/**
 * The retry conditions that Linkerd has no word for, with the operations that go without.
 *
 * @internal
 */
export function retryLosses(
  input: ServiceInput,
  { mesh }: Target,
  groups: RouteGroup[],
  api: Api,
): Loss[] {
  const lost = new Map<string, string[]>();
  for (const group of groups) {
    const conditions = lostConditions(group, api).join(', ');
    if (conditions) {
      const operations = group.operations.map(operation => operation.id);
      lost.set(conditions, [...(lost.get(conditions) ?? []), ...operations]);
    }
  }
  const [answers, remedy] =
    api === 'http'
      ? ['HTTP statuses', 'gateway-error']
      : ['gRPC codes', 'unavailable'];
  const all = input.service.operations.length;
  return [...lost].map(([conditions, operations]) => ({
    mesh,
    leaf: 'resilience.retries.on',
    scope: operations.length === all ? {} : { operations },
    reason: `Linkerd retries on ${answers} only; it cannot say ${conditions}${
      operations.length < all && operations.length === 0
        ? ' for requests that no operation describes'
        : ''
    }.`,
    alternative: `Where repeating a request is safe, add ${remedy} to resilience.retries.on; elsewhere let the caller retry with an idempotency key.`,
  }));
}
