import { Port } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { distinctOperations } from './operationMatch';
import { operationRules } from './operationRules';
import { httpPorts } from './ports';
import { waypointMatch } from './waypointMatch';
import { RouteSubject } from './waypointRetry';

/**
 * Requests to a port that share a route.
 *
 * @internal
 */
export interface WaypointGroup extends RouteSubject {
  /** What the route is for; part of its name. */
  name: string;
  port: Port;
}

/**
 * The groups of operations that routes tell apart, and for each port one for all other requests. Istio orders the matches of
 * all routes of a Service itself, so that a group is one route whatever its paths.
 *
 * @internal
 */
export function waypointGroups(input: ServiceInput): WaypointGroup[] {
  const ports = httpPorts(input.service);
  const nameOf = (name: string, port: Port) =>
    port === ports[0] ? name : `${name}-${port.port}`;
  const groups = new Map<string, WaypointGroup>();
  for (const { name, port, operations, policy } of operationRules(input)) {
    const key = nameOf(name, port);
    const group = groups.get(key) ?? {
      name: key,
      port,
      policy,
      operations: [],
    };
    groups.set(key, group);
    group.operations.push(...operations.filter(waypointMatch));
  }
  return [
    ...[...groups.values()]
      .filter(({ operations }) => operations.length > 0)
      .map(group => ({
        ...group,
        operations: distinctOperations(group.operations),
      })),
    ...ports.map(port => ({
      name: nameOf('catch-all', port),
      port,
      policy: input.policy.catchAll,
      operations: [],
    })),
  ];
}
