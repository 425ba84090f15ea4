import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Cited,
  Draft,
  draftManifest,
  ManifestDraft,
  Rendering,
  ServiceInput,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { HTTPRoute } from '../kinds';
import { metadata } from './metadata';
import { waypointBackends } from './waypointBackends';
import { WaypointGroup, waypointGroups } from './waypointGroups';
import { everyPath, waypointMatch } from './waypointMatch';
import { mirrorFilters, mirrorLosses } from './waypointMirror';
import { routeRetry, routeTimeouts } from './waypointRetry';
import { waypointRouteLosses } from './waypointRouteLosses';

/** Rules that every release of the Gateway API admits in a route. */
const MAX_RULES = 16;

/** Matches that every release of the Gateway API admits in a rule (1.1; 64 since 1.2). */
const MAX_MATCHES = 8;

type RuleSpec = NonNullable<SpecOf<typeof HTTPRoute>['rules']>[number];
type Plain<T> = Exclude<Draft<T>, Cited<unknown>>;
type Rule = Plain<RuleSpec>;
type Match = Plain<NonNullable<RuleSpec['matches']>[number]>;

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Rules with a header stand before the one for all other requests: between equals, the first wins. */
function rulesOf(
  input: ServiceInput,
  target: Target,
  group: WaypointGroup,
  groups: readonly WaypointGroup[],
): Rule[] {
  const onPort = groups.filter(({ port }) => port === group.port);
  const matches: Match[] = group.operations.length
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
  const parts = chunks(rulesOf(input, target, group, groups), MAX_RULES);
  return parts.map((rules, index) =>
    draftManifest(HTTPRoute, {
      ...metadata(
        service,
        index === 0 ? group.name : `${group.name}-part-${index + 1}`,
      ),
      phase: 2,
      spec: {
        parentRefs: [
          {
            group: '',
            kind: 'Service',
            name: cite(service.serviceName),
            port: cite(service.ports, group.port.port),
          },
        ],
        rules,
      },
    }),
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
