import {
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesService } from '../kinds';
import { metadata, podSelector } from './metadata';
import { namespaceWaypoint } from './namespace/waypoint';
import { routedVersions, versionServiceName } from './routedVersions';
import { targetSetting } from './targetSetting';

/**
 * The waypoint in the namespace of the service that carries out its HTTP policy; `null` for none, and for sidecars.
 *
 * @internal
 */
export function waypointOf(target: Target): Sourced<string> | null {
  return target.mesh === 'istio-ambient'
    ? targetSetting(target, 'waypoint') ?? namespaceWaypoint(target.settings)
    : null;
}

/**
 * What a policy applies to: the Service and those of its versions, where a waypoint stands before them, else the Pods.
 *
 * @internal
 */
export function policyTarget(input: ServiceInput, target: Target) {
  const { service } = input;
  const { serviceName, workload } = service;
  const names = [
    cite(serviceName),
    ...routedVersions(input, target).map(version =>
      cite(workload.versions, versionServiceName(service, version)),
    ),
  ];
  return waypointOf(target)
    ? { targetRefs: names.map(name => ({ group: '', kind: 'Service', name })) }
    : { selector: podSelector(service) };
}

/** Gateways pass waypoints by unless the Service says otherwise (Istio 1.24). */
function isCalledByIngress({ admission, policy }: ServiceInput): boolean {
  return (
    policy.service['traffic.ingress.hosts'] !== undefined ||
    admission.callers.some(({ kind }) => kind === 'ingress')
  );
}

/**
 * The label that sends requests to a Service through the waypoint.
 *
 * @internal
 */
export function waypointLabel(target: Target) {
  const waypoint = waypointOf(target);
  return waypoint ? { 'istio.io/use-waypoint': cite(waypoint) } : undefined;
}

/**
 * Sends the requests to the service through the waypoint, by labels on its Service.
 *
 * @internal
 */
export function renderWaypointBinding(
  input: ServiceInput,
  target: Target,
): Rendering {
  const label = waypointLabel(target);
  const { apiVersion, kind } = KubernetesService;
  return {
    manifests: label
      ? [
          {
            apiVersion,
            kind,
            ...metadata(input.service),
            labels: {
              ...label,
              ...(isCalledByIngress(input)
                ? { 'istio.io/ingress-use-waypoint': 'true' }
                : {}),
            },
            body: {},
            role: 'patch',
            phase: 0,
          },
        ]
      : [],
    losses: [],
  };
}
