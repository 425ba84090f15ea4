import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { GatewayApiGateway } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { isGatewayWorkload, WaypointName } from './dataPlane';
import { perContext } from './perContext';
import { allWorkloads } from './workloads';

const keyOf = ({ namespace, name }: WaypointName) => `${namespace}/${name}`;

/** Gateways of a class of waypoints, and workloads that Istio made of a Gateway (Istio 1.24: class `istio-waypoint`). */
const waypointsOf = perContext<ReadonlySet<string>>(
  context =>
    new Set([
      ...documentsOf(context, GatewayApiGateway).flatMap(({ object }) =>
        /waypoint$/.test(String(members(object.spec).gatewayClassName))
          ? [keyOf(identityOf(object))]
          : [],
      ),
      ...allWorkloads(context)
        .filter(isGatewayWorkload)
        .map(({ namespace, name, labels }) =>
          keyOf({
            namespace,
            name: labels['gateway.networking.k8s.io/gateway-name'] ?? name,
          }),
        ),
    ]),
);

/**
 * Whether the input holds a waypoint.
 *
 * @internal
 */
export function hasWaypoint(
  context: RuleContext,
  waypoint: WaypointName,
): boolean {
  return waypointsOf(context).has(keyOf(waypoint));
}

/**
 * Whether the input holds any waypoint of a namespace, so that one it lacks is misspelled rather than elsewhere.
 *
 * @internal
 */
export function holdsWaypoints(
  context: RuleContext,
  namespace: string,
): boolean {
  return [...waypointsOf(context)].some(key => key.startsWith(`${namespace}/`));
}
