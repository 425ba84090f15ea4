import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  isGatewayWorkload,
  perContext,
  perList,
  selectedWorkloads,
  selectionOf,
  serviceNamed,
  waypointFor,
  waypointOfService,
  Workload,
  workloadsOfService,
} from '../view';
import { RequestPolicy } from './requestPolicies';

/**
 * What a policy is about and no waypoint stands before.
 *
 * @internal
 */
export interface Gap {
  /** In words; `null` for none. */
  what: string | null;
  workloads: readonly Workload[];
  isKnown: boolean;
}

const none: Gap = { what: null, workloads: [], isKnown: true };

/**
 * The gap at a target; a Gateway is itself what holds to the policy.
 *
 * @internal
 */
export function gapAtTarget(
  context: RuleContext,
  namespace: string,
  { kind, name }: { kind?: unknown; name?: unknown },
): Gap {
  if ((kind !== 'Service' && kind !== undefined) || typeof name !== 'string') {
    return none;
  }
  const service = serviceNamed(context, name, namespace);
  const isEnrolled = service
    ? waypointOfService(context, service.document.object) !== null
    : waypointFor(context, {}, namespace) !== null;
  return isEnrolled
    ? none
    : {
        what: `Service ${name}`,
        workloads: service ? workloadsOfService(context, service) : [],
        isKnown: service !== undefined,
      };
}

/** The workloads among some that no waypoint stands before. */
const openAmong = perContext(context =>
  perList<Workload, Workload[]>(workloads =>
    workloads.filter(
      ({ labels, namespace }) =>
        waypointFor(context, labels, namespace) === null,
    ),
  ),
);

const withoutGateways = perList<Workload, Workload[]>(workloads =>
  workloads.filter(workload => !isGatewayWorkload(workload)),
);

const selectedBy = (
  context: RuleContext,
  namespace: string,
  labels: Record<string, string>,
) => withoutGateways(selectedWorkloads(context, namespace, labels));

/**
 * The workloads of its namespace that a policy applies to and no waypoint stands before, a list for each target. Policies
 * that apply to the same get the same lists.
 *
 * @internal
 */
export function workloadsInGap(
  context: RuleContext,
  { document, namespace }: Pick<RequestPolicy, 'document' | 'namespace'>,
): (readonly Workload[])[] {
  const { labels, targets } = selectionOf(document.object);
  return targets.length > 0
    ? targets.map(target => gapAtTarget(context, namespace, target).workloads)
    : [openAmong(context)(selectedBy(context, namespace, labels))];
}

/** The gap before the workloads that a policy selects, or its namespace. */
function gapAtWorkloads(
  context: RuleContext,
  { document, namespace }: RequestPolicy,
): Gap {
  const { labels, isWide } = selectionOf(document.object);
  const workloads = selectedBy(context, namespace, labels);
  const open = openAmong(context)(workloads);
  if (!isWide && workloads.length > 0) {
    return open.length > 0
      ? {
          what: `${open[0].kind} ${open[0].name}`,
          workloads: open,
          isKnown: true,
        }
      : none;
  }
  return waypointFor(context, {}, namespace) === null
    ? { what: `namespace ${namespace}`, workloads: open, isKnown: true }
    : none;
}

/**
 * The gaps of a policy about requests.
 *
 * @internal
 */
export function gapsOf(context: RuleContext, policy: RequestPolicy): Gap[] {
  const { targets } = selectionOf(policy.document.object);
  return (
    targets.length > 0
      ? targets.map(target => gapAtTarget(context, policy.namespace, target))
      : [gapAtWorkloads(context, policy)]
  ).filter(({ what }) => what !== null);
}
