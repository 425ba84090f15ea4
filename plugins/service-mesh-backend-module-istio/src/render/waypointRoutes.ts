import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ManifestDraft,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  chunks,
  HttpRouteMatch,
  HttpRouteRule,
  routeParts,
} from './routeParts';
import { waypointBackends } from './waypointBackends';
import { WaypointGroup, waypointGroups } from './waypointGroups';
import { everyPath, waypointMatch } from './waypointMatch';
import { mirrorFilters, mirrorLosses } from './waypointMirror';
import { routeRetry, routeTimeouts } from './waypointRetry';
import { waypointRouteLosses } from './waypointRouteLosses';

/** Matches that every release of the Gateway API admits in a rule (1.1; 64 since 1.2). */
const MAX_MATCHES = 8;

/** Rules with a header stand before the one for all other requests: between equals, the first wins. */
function rulesOf(
  input: ServiceInput,
  target: Target,
  group: WaypointGroup,
  groups: readonly WaypointGroup[],
): HttpRouteRule[] {
  const onPort = groups.filter(({ port }) => port === group.port);
  const matches: HttpRouteMatch[] = group.operations.length
    ? group.operations.flatMap(operation => waypointMatch(operation) ?? [])
    : [everyPath(onPort.flatMap(({ operations }) => operations))];
  return waypointBackends(input, group.port).flatMap(
    ({ headers, backendRefs }) =>
      chunks(matches, MAX_MATCHES).map(part => ({
        matches: part.map(match => ({ ...match, headers })),
        filters: mirrorFilters(input, target, group.port),
        backendRefs,
        timeouts: routeTimeouts(group, target),
        retry: routeRetry(group, target),
      })),
  );
}

function routesOf(
  input: ServiceInput,
  target: Target,
  group: WaypointGroup,
  groups: readonly WaypointGroup[],
): ManifestDraft[] {
  const { service } = input;
  const parentRefs = [
    {
      group: '',
      kind: 'Service',
      name: cite(service.serviceName),
      port: cite(service.ports, group.port.port),
    },
  ];
  return routeParts(
    service,
    group.name,
    [{ parentRefs }],
    rulesOf(input, target, group, groups),
  );
}

/**
 * How the waypoint treats requests to the service: a route on the Service for each group of operations, and one for all
 * others. gRPC has HTTPRoutes too, for a GRPCRoute has neither timeouts nor retries.
 *
 * @internal
 */
export function renderWaypointRoutes(
  input: ServiceInput,
  target: Target,
): Rendering {
  const groups = waypointGroups(input);
  return {
    manifests: groups.flatMap(group => routesOf(input, target, group, groups)),
    losses: [
      ...waypointRouteLosses(input, target, groups),
      ...mirrorLosses(input, target),
    ],
  };
}
