import {
  AdmittedCaller,
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../kinds';
import { isOperationWise } from './authorizedOperations';
import { callerSources, isRecognisable } from './callerSources';
import { directCallers, waypointCaller } from './directCallers';
import { metadata, podSelector } from './metadata';
import { waypointOf } from './waypoint';

const leaf = 'security.callers.mode';

/** A caller of the platform that may do anything anyway loses nothing; every other one evades what holds for it. */
function evades(input: ServiceInput, caller: AdmittedCaller): boolean {
  return (
    caller.kind !== 'platform' ||
    (isOperationWise(input) && caller.paths !== null) ||
    input.endUser.some(({ require }) => require === 'everywhere')
  );
}

function callersLoss(
  { mesh }: Target,
  callers: readonly AdmittedCaller[],
  reason: string,
  alternative: string,
): Loss[] {
  const names = callers.map(({ name }) => name);
  return names.length
    ? [{ mesh, leaf, scope: { callers: names }, reason, alternative }]
    : [];
}

/**
 * Refuses requests to the Pods that pass the waypoint by, and with it every policy on the Service. Callers of which it is
 * not known that they go through the waypoint are admitted at the Pods too, where without this policy everybody is.
 *
 * @internal
 */
export function renderWaypointBypass(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service, admission, stage } = input;
  const waypoint = waypointOf(target);
  const namespace = service.namespace.value;
  const isEnforced =
    stage.effective === 'enforce' && admission.mode === 'listed';
  if (!isEnforced || !waypoint || namespace === null) {
    return { manifests: [], losses: [] };
  }
  const open = admission.callers.find(({ kind }) => kind === 'everybody');
  if (open && open.operations !== 'all') {
    return {
      manifests: [],
      losses: [
        {
          mesh: target.mesh,
          leaf,
          scope: { operations: open.operations },
          reason:
            'Everybody may call these operations, also who does not go through the waypoint; requests that pass it by are not refused, for they might be for these.',
          alternative:
            'Name the callers of the operations under security.callers.additional instead of setting security.callers.mode to any.',
        },
      ],
    };
  }
  const direct = directCallers(admission, target);
  const nameless = direct.filter(caller => !isRecognisable(caller));
  if (nameless.length > 0) {
    return {
      manifests: [],
      losses: callersLoss(
        target,
        nameless,
        'It is not known that these callers go through the waypoint, nor how to recognise them at the Pods; requests that pass the waypoint by are not refused, for theirs might.',
        'State the namespace and the service account of each.',
      ),
    };
  }
  const sources = callerSources(
    [waypointCaller(waypoint, namespace), ...direct],
    target,
  );
  return {
    manifests: [
      draftManifest(AuthorizationPolicy, {
        ...metadata(service, 'waypoint'),
        phase: 4,
        spec: {
          selector: podSelector(service),
          action: 'ALLOW',
          rules: [{ from: sources.map(source => ({ source })) }],
        },
      }),
    ],
    losses: callersLoss(
      target,
      direct.filter(caller => evades(input, caller)),
      'It is not known that these callers go through the waypoint, so that they are admitted at the Pods too; there, neither paths and tokens nor routes hold for them.',
      'Move the callers to ambient, and let them call the Service rather than its Pods.',
    ),
  };
}
