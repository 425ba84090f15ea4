import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PolicyPart, PolicyView, valuesIn } from '../authorization';
import { accountOf } from '../serviceAccounts';
import {
  hasWaypoint,
  serviceNamed,
  selectionOf,
  waypointOfService,
} from '../view';

const NAMED = ['principals', 'serviceAccounts'];
const LEFT_OUT = ['notPrincipals', 'notServiceAccounts'];

/** The service accounts that a part of a policy lets pass, as `namespace/name`: those that ALLOW names and DENY leaves out. */
function passing({ action, namespace }: PolicyView, part: PolicyPart) {
  const lists = { ALLOW: NAMED, DENY: LEFT_OUT }[action] ?? [];
  return valuesIn(part, lists).flatMap(
    value => accountOf(value, namespace) ?? [],
  );
}

/** Whether a service account is that of a waypoint: of one in the input, or of one that a Service refers to. */
function isWaypoint(
  context: RuleContext,
  account: string,
  { document, namespace: home }: PolicyView,
): boolean {
  const [namespace, name] = account.split('/');
  return (
    hasWaypoint(context, { namespace, name }) ||
    selectionOf(document.object).targets.some(target => {
      const service =
        typeof target.name === 'string'
          ? serviceNamed(context, target.name, home)
          : undefined;
      const waypoint = service
        ? waypointOfService(context, service.document.object)
        : null;
      return waypoint?.name === name && waypoint?.namespace === namespace;
    })
  );
}

/**
 * What a policy that keeps requests from passing a waypoint by lets through.
 *
 * @internal
 */
export interface BypassPrevention {
  /** Service accounts as `namespace/name`. */
  admitted: string[];
  /** Where it names the waypoint. */
  pointer: string;
}

/**
 * Reads a policy as one that keeps requests from passing a waypoint by: it lets the service account of a waypoint pass, and
 * no request for any other reason (Istio 1.24: ambient, migration of policies). `null` for any other policy.
 *
 * @internal
 */
export function bypassPrevention(
  context: RuleContext,
  policy: PolicyView,
): BypassPrevention | null {
  const { operations, conditions, sources } = policy;
  const admitted = sources.flatMap(part => passing(policy, part));
  const first = sources.find(part =>
    passing(policy, part).some(account => isWaypoint(context, account, policy)),
  );
  return first && operations.length === 0 && conditions.length === 0
    ? { admitted, pointer: first.pointer }
    : null;
}
