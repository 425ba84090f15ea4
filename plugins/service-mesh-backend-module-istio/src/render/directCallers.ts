import {
  Admission,
  AdmittedCaller,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A waypoint as the caller that the Pods behind it see; it runs under a service account of its own name.
 *
 * @internal
 */
export function waypointCaller(
  { value, origin }: Sourced<string>,
  namespace: string,
): AdmittedCaller {
  return {
    name: value,
    kind: 'platform',
    serviceAccount: { namespace, name: value },
    mesh: null,
    cidr: null,
    operations: 'all',
    paths: null,
    origin,
  };
}

/**
 * Callers whose requests may reach the Pods without the waypoint: sidecars pass it by, and so does whoever scrapes Pods.
 * Gateways do not, since the Service asks them for the waypoint where it has an ingress.
 *
 * @internal
 */
export function directCallers(
  { callers }: Admission,
  { mesh }: Target,
): AdmittedCaller[] {
  return callers.filter(
    caller => caller.kind !== 'ingress' && caller.mesh !== mesh,
  );
}
