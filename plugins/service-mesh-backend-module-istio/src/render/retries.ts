import { ResolvedPolicy } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { cite } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The retries of a route, always stated: without them, the mesh-wide default would send unsafe requests again (Istio 1.24:
 * two retries, among others on gRPC `unavailable`). The neutral words for conditions are those of Envoy. Istio refuses
 * conditions beside `attempts: 0`.
 *
 * @internal
 */
export function retries(policy: ResolvedPolicy) {
  const attempts = policy['resilience.retries.attempts'];
  const conditions = policy['resilience.retries.on'];
  const perTryTimeout = policy['resilience.retries.perTryTimeout'];
  if (!attempts || !conditions) {
    return { attempts: 0 };
  }
  if (attempts.value === 0) {
    return { attempts: cite(attempts) };
  }
  return {
    attempts: cite(attempts),
    perTryTimeout: perTryTimeout && cite(perTryTimeout),
    retryOn: cite(conditions, conditions.value.join(',')),
  };
}
