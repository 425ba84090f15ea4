import {
  durationMs,
  Operation,
  ResolvedPolicy,
  RetryCondition,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  isAtLeast,
  knowsField,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { HTTPRoute } from '../kinds';
import { gatewayDuration } from './gatewayDuration';

/** HTTP statuses that stand for a condition. */
const codesOf: Partial<Record<RetryCondition, number[]>> = {
  'gateway-error': [502, 503, 504],
  '5xx': [500, 502, 503, 504],
  '429': [429],
};

/** Conditions on which Istio retries whenever an HTTPRoute has retries at all (Istio 1.24). */
const always: readonly RetryCondition[] = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
];

/**
 * Requests that one rule of an HTTPRoute treats alike; without operations, those that no operation describes.
 *
 * @internal
 */
export interface RouteSubject {
  operations: Operation[];
  policy: ResolvedPolicy;
}

/**
 * Whether the HTTPRoutes of the target have retries.
 *
 * @internal
 */
export function hasRouteRetry(target: Target): boolean {
  return knowsField(target, HTTPRoute, 'rules.retry');
}

/** Newer CustomResourceDefinitions ask for one attempt at least, so that they cannot switch retries off. */
const canRefuseRetry = (target: Target) =>
  hasRouteRetry(target) && !isAtLeast(target.gatewayApiVersion, '1.5');

/**
 * What holds for requests whose retries no route states.
 *
 * @internal
 */
export const MESH_DEFAULT =
  'the default of the mesh holds, for unsafe requests too: usually two retries, among others on gRPC unavailable';

/**
 * The retries of a rule whose requests are not sent again; `undefined` where the target cannot say so.
 *
 * @internal
 */
export function refusedRetry(target: Target) {
  return canRefuseRetry(target) ? { attempts: 0 } : undefined;
}

/**
 * Whether the policy wants requests sent again.
 *
 * @internal
 */
export function wantsRetry({ policy }: RouteSubject): boolean {
  return (
    (policy['resilience.retries.attempts']?.value ?? 0) > 0 &&
    policy['resilience.retries.on'] !== undefined
  );
}

/**
 * Whether requests may be sent again although some were processed, as `unavailable` and `cancelled` do not rule out.
 *
 * @internal
 */
export function isRepeatable({ operations }: RouteSubject): boolean {
  return (
    operations.length > 0 &&
    operations.every(({ idempotent, streaming }) => idempotent && !streaming)
  );
}

/**
 * Conditions that an HTTPRoute cannot say as they are meant.
 *
 * @internal
 */
export function unsayableConditions({
  policy,
}: RouteSubject): RetryCondition[] {
  return (policy['resilience.retries.on']?.value ?? []).filter(
    condition =>
      condition === '5xx' ||
      !(always.includes(condition) || codesOf[condition]),
  );
}

/** A try longer than the request has no effect, and the API server refuses it. */
function perTryTimeout({ policy }: RouteSubject) {
  const each = policy['resilience.retries.perTryTimeout'];
  const whole = policy['resilience.timeout']?.value ?? 'none';
  return each &&
    (whole === 'none' || durationMs(each.value) <= durationMs(whole))
    ? each
    : undefined;
}

/**
 * The retries of a rule. They are stated wherever they can be, for the mesh-wide default would send unsafe requests
 * again; an HTTPRoute that retries does so on `unavailable` and `cancelled` too.
 *
 * @internal
 */
export function routeRetry(subject: RouteSubject, target: Target) {
  const attempts = subject.policy['resilience.retries.attempts'];
  const on = subject.policy['resilience.retries.on'];
  if (!attempts || !on || !wantsRetry(subject) || !isRepeatable(subject)) {
    return refusedRetry(target);
  }
  if (!hasRouteRetry(target)) {
    return undefined;
  }
  const codes = [...new Set(on.value.flatMap(c => codesOf[c] ?? []))].sort(
    (a, b) => a - b,
  );
  return {
    attempts: cite(attempts),
    codes: codes.length ? cite(on, codes) : undefined,
  };
}

/**
 * Whether the HTTPRoutes of the target have time limits.
 *
 * @internal
 */
export function hasRouteTimeouts(target: Target): boolean {
  return knowsField(target, HTTPRoute, 'rules.timeouts');
}

/**
 * The time limits of a rule. The one for a single try means something else without retries: it would take the place of the
 * limit for the request (Istio 1.24).
 *
 * @internal
 */
export function routeTimeouts(subject: RouteSubject, target: Target) {
  if (!hasRouteTimeouts(target)) {
    return undefined;
  }
  const timeout = subject.policy['resilience.timeout'];
  const retries =
    hasRouteRetry(target) && wantsRetry(subject) && isRepeatable(subject);
  const each = retries ? perTryTimeout(subject) : undefined;
  const request =
    timeout && timeout.value !== 'none'
      ? cite(timeout, gatewayDuration(timeout.value))
      : undefined;
  return request || each
    ? {
        request,
        backendRequest: each && cite(each, gatewayDuration(each.value)),
      }
    : undefined;
}
