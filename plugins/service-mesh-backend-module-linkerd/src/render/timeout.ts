import { ResolvedPolicy } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Draft,
  cite,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The annotation of a route for its timeout, retries included (Linkerd 2.18: one whole number and one unit, which is how
 * policy spells durations).
 *
 * @internal
 */
export function timeoutAnnotations(
  policy: ResolvedPolicy,
): Record<string, Draft<string>> {
  const timeout = policy['resilience.timeout'];
  return timeout && timeout.value !== 'none'
    ? { 'timeout.linkerd.io/request': cite(timeout) }
    : {};
}
