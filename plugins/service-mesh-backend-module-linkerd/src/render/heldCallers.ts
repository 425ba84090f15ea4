import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { servedPorts, ServedPort, speaksHttp } from './ports';

/**
 * Whether a caller is admitted to part of what a port serves.
 *
 * @internal
 */
export function isHeld({ operations, paths }: AdmittedCaller): boolean {
  return operations !== 'all' || paths !== null;
}

/**
 * The ports of the workload on which requests can be told apart.
 *
 * @internal
 */
export function httpServed({ service }: ServiceInput): ServedPort[] {
  return servedPorts(service).filter(({ port }) => speaksHttp(port));
}

/**
 * What keeps callers from being held to operations by routes on the Servers: `none` where nothing does, `unwanted` where
 * nobody has to be. At stage audit, a route would answer 404 to what it does not match; where the paths of probes are not
 * known, it would refuse the probes (Linkerd 2.18: the first route on a Server ends their automatic authorization).
 *
 * @internal
 */
export function obstacleToRoutes(
  input: ServiceInput,
): 'none' | 'unwanted' | 'no-http' | 'audit' | 'probes' {
  const { admission, policy, service, stage } = input;
  const { probes } = service.workload;
  const isWanted =
    policy.service['security.callers.granularity']?.value === 'operation' &&
    admission.mode === 'listed' &&
    admission.callers.some(isHeld);
  if (!isWanted) {
    return 'unwanted';
  }
  if (httpServed(input).length === 0) {
    return 'no-http';
  }
  if (stage.effective !== 'enforce') {
    return 'audit';
  }
  return probes && probes.confidence !== 'assumed' ? 'none' : 'probes';
}
