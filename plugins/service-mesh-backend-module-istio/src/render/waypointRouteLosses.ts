import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { chosenLeaves } from './chosenLeaves';
import { indistinctLosses } from './indistinct';
import { overtaken } from './overtaken';
import { httpOperations } from './ports';
import { unsayableMatches } from './waypointBackends';
import { WaypointGroup } from './waypointGroups';
import { waypointMatch } from './waypointMatch';
import {
  hasRouteRetry,
  hasRouteTimeouts,
  isRepeatable,
  MESH_DEFAULT,
  routeRetry,
  unsayableConditions,
  wantsRetry,
} from './waypointRetry';

/** Settings that only the retries of a route can say. The first always has a value. */
const routeRetryLeaves = [
  'resilience.retries.attempts',
  'resilience.retries.perTryTimeout',
  'resilience.retries.on',
] as const;

const idsOf = (groups: readonly WaypointGroup[]) =>
  groups.flatMap(({ operations }) => operations.map(({ id }) => id));

function retryLosses(
  { policy }: ServiceInput,
  target: Target,
  groups: readonly WaypointGroup[],
): Loss[] {
  const { mesh } = target;
  if (!hasRouteRetry(target)) {
    const [first, ...others] = routeRetryLeaves;
    const chosen = chosenLeaves(policy, others);
    return [first, ...chosen].map(leaf => ({
      mesh,
      leaf,
      scope: {},
      reason: `The HTTPRoutes of the standard channel have no retries, so that ${MESH_DEFAULT}.`,
      alternative: `Install the experimental channel of the Gateway API 1.2 or later and set serviceMesh.targets.gatewayApi.channel to experimental, or set defaultHttpRetryPolicy of the mesh.`,
    }));
  }
  const wanting = groups.filter(wantsRetry);
  const unstated = groups.filter(
    group => routeRetry(group, target) === undefined,
  );
  const unsafe = wanting.filter(
    group => !isRepeatable(group) && !unstated.includes(group),
  );
  const changed = wanting.filter(
    group => isRepeatable(group) && unsayableConditions(group).length > 0,
  );
  const conditions = [...new Set(changed.flatMap(unsayableConditions))];
  return [
    ...(unstated.length
      ? [
          {
            mesh,
            leaf: 'resilience.retries.attempts',
            scope: { operations: idsOf(unstated) },
            reason: `From the Gateway API 1.5 on, an HTTPRoute cannot say that requests are not sent again, so that ${MESH_DEFAULT}; likewise for requests that no operation describes.`,
            alternative:
              'Set attempts of defaultHttpRetryPolicy to 0 in the configuration of the mesh.',
          },
        ]
      : []),
    ...(unsafe.length
      ? [
          {
            mesh,
            leaf: 'resilience.retries.on',
            scope: { operations: idsOf(unsafe) },
            reason:
              'An HTTPRoute that retries does so on gRPC unavailable and cancelled too, so that unsafe and streaming requests, and those of the catch-all, are not sent again at all.',
            alternative:
              'Let the caller retry with an idempotency key, or state that the operations are idempotent.',
          },
        ]
      : []),
    ...(conditions.length
      ? [
          {
            mesh,
            leaf: 'resilience.retries.on',
            scope: { operations: idsOf(changed) },
            reason: `An HTTPRoute names HTTP statuses only; it cannot say ${conditions.join(
              ', ',
            )} as it is meant.`,
            alternative: 'Use gateway-error and 429.',
          },
        ]
      : []),
  ];
}

/**
 * What the routes of a waypoint cannot say of the policy.
 *
 * @internal
 */
export function waypointRouteLosses(
  input: ServiceInput,
  target: Target,
  groups: readonly WaypointGroup[],
): Loss[] {
  const { mesh } = target;
  if (groups.length === 0) {
    return [];
  }
  const unmatched = httpOperations(input.service).filter(
    operation => waypointMatch(operation) === null,
  );
  const late = overtaken(groups);
  const unsayable = unsayableMatches(input);
  const candidates: [boolean, Loss][] = [
    [
      !hasRouteTimeouts(target),
      {
        mesh,
        leaf: 'resilience.timeout',
        scope: {},
        reason: `The HTTPRoutes of the Gateway API ${target.gatewayApiVersion} have no time limits in the standard channel.`,
        alternative:
          'Install the Gateway API 1.2 or later and state its version under serviceMesh.targets.gatewayApi.',
      },
    ],
    [
      unmatched.length > 0,
      {
        mesh,
        leaf: 'resilience.timeout',
        scope: { operations: unmatched.map(({ id }) => id) },
        reason:
          'An HTTPRoute cannot match the method or the length of the path of these operations; they get the settings of the catch-all.',
        alternative: 'Use the data plane istio for this service.',
      },
    ],
    [
      late.length > 0,
      {
        mesh,
        leaf: 'resilience.timeout',
        scope: { operations: late.map(({ id }) => id) },
        reason:
          'Istio tries the longer of two path expressions first, so that requests for these operations may get the settings of an operation with a broader path.',
        alternative: 'Give both operations the same settings.',
      },
    ],
    [
      unsayable.length > 0,
      {
        mesh,
        leaf: 'traffic.match',
        scope: {},
        reason: `${unsayable.length} of the matches compare values that an HTTPRoute cannot: it knows visible characters only.`,
        alternative: 'Mark the requests with a header of plain characters.',
      },
    ],
  ];
  return [
    ...indistinctLosses(input, target),
    ...retryLosses(input, target, groups),
    ...candidates.filter(([applies]) => applies).map(([, loss]) => loss),
  ];
}
