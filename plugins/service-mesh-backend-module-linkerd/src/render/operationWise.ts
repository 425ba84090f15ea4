import {
  AdmittedCaller,
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpMatch } from './routeMatches';

const LEAF = 'security.callers.granularity';

/** Whether a caller is held to operations or paths. One that is known by its address alone never is. */
const isHeld = ({ operations, paths }: AdmittedCaller) =>
  operations !== 'all' || paths !== null;

/** Operations of callers that no route can single out. */
function unsayable({ service }: ServiceInput, caller: AdmittedCaller) {
  return service.operations.filter(
    operation =>
      caller.operations !== 'all' &&
      caller.operations.includes(operation.id) &&
      !httpMatch(operation),
  );
}

/**
 * Who may do what, where callers are held to single operations.
 *
 * @internal
 */
export interface OperationWise {
  /** Callers of everything. */
  free: AdmittedCaller[];
  /** Callers of some operations or paths, all of which a route can say. */
  held: AdmittedCaller[];
}

/** What keeps routes off a Server: each would refuse somebody whom nobody meant to refuse. */
function obstacle({ stage, service }: ServiceInput, mesh: string): Loss | null {
  if (stage.effective !== 'enforce') {
    return {
      mesh,
      leaf: LEAF,
      scope: {},
      reason:
        'A Server with routes answers requests that none of them takes by 404, at stage audit too, so that callers are watched for the service as a whole.',
      alternative: 'Set security.stage to enforce.',
    };
  }
  return service.workload.probes === null
    ? {
        mesh,
        leaf: LEAF,
        scope: {},
        reason:
          'Callers are admitted to the whole service, since the first route on a Server ends the automatic admission of HTTP probes, and nobody states their paths.',
        alternative:
          'State the paths with the annotation mesh-configurator.io/probes.',
      }
    : null;
}

/**
 * Whether listed callers are to be held to operations.
 *
 * @internal
 */
export function asksForOperations({
  policy,
  admission,
}: ServiceInput): boolean {
  return (
    policy.service[LEAF]?.value === 'operation' && admission.mode === 'listed'
  );
}

/**
 * Divides the callers into those of everything and those of some operations; `null` where all are admitted to the whole
 * service.
 *
 * @internal
 */
export function operationWise(input: ServiceInput): OperationWise | null {
  if (!asksForOperations(input) || obstacle(input, '')) {
    return null;
  }
  const held = input.admission.callers.filter(
    caller =>
      caller.serviceAccount !== null &&
      isHeld(caller) &&
      unsayable(input, caller).length === 0,
  );
  return held.length
    ? {
        held,
        free: input.admission.callers.filter(caller => !held.includes(caller)),
      }
    : null;
}

/**
 * What is lost of rules by operation: all of them, or those of callers whose operations no route can single out.
 *
 * @internal
 */
export function operationWiseLosses(
  input: ServiceInput,
  { mesh }: Target,
): Loss[] {
  if (!asksForOperations(input) || !input.admission.callers.some(isHeld)) {
    return [];
  }
  const loss = obstacle(input, mesh);
  if (loss) {
    return [loss];
  }
  const wide = input.admission.callers.filter(
    caller => unsayable(input, caller).length > 0,
  );
  return wide.length
    ? [
        {
          mesh,
          leaf: LEAF,
          scope: { callers: wide.map(({ name }) => name) },
          reason:
            'These callers are admitted to everything, since a route cannot single out operations that share one path or have a method of their own.',
          alternative:
            'Serve the operations on paths of their own with usual methods, or check the caller in the service.',
        },
      ]
    : [];
}
