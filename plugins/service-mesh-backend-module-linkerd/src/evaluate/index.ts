/**
 * What Linkerd does with a request under given manifests, judged apart from how they were rendered.
 */
import {
  KubernetesObject,
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { resourceRef } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorize } from './authorization';
import { takeRoute } from './route';

/**
 * Judges a request: first the routes at the caller, then the authorization at the callee.
 *
 * @internal
 */
export function evaluate(
  manifests: readonly KubernetesObject[],
  request: Request,
): Verdict {
  const items = manifests.map(object => ({ object }));
  const routing = takeRoute(items, request);
  if (routing.outcome === 'not-found') {
    return {
      decision: 'deny',
      by: resourceRef(routing.closest),
      route: null,
      timeout: null,
      retries: null,
    };
  }
  return {
    ...authorize(items, request),
    route: routing.name,
    timeout: routing.timeout,
    retries: routing.retries,
  };
}
