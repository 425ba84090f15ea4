import {
  AdmittedCaller,
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Cited,
  Draft,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy, AuthorizationRule } from '../kinds';
import {
  byMethod,
  isWidened,
  opaquePortsOf,
  OperationDraft,
  operationsOf,
  pathsOf,
} from './authorizedOperations';
import { callerSources, isRecognisable } from './callerSources';
import { metadata } from './metadata';
import { policyTarget } from './waypoint';

type RuleDraft = Exclude<Draft<AuthorizationRule>, Cited<AuthorizationRule>>;

/**
 * Whether callers are admitted to single operations.
 *
 * @internal
 */
export const isOperationWise = ({ policy }: ServiceInput): boolean =>
  policy.service['security.callers.granularity']?.value === 'operation';

/** Callers that Istio can recognise; the others keep the service at audit. */
function recognisable(input: ServiceInput): AdmittedCaller[] {
  return input.admission.callers.filter(isRecognisable);
}

/** What a caller may do: `null` for everything, an empty list for nothing. */
function permissions(
  input: ServiceInput,
  caller: AdmittedCaller,
  target: Target,
): OperationDraft[] | null {
  if (!isOperationWise(input)) {
    return null;
  }
  if (caller.operations === 'all') {
    return caller.paths ? pathsOf(input, caller, target) : null;
  }
  return [
    ...byMethod(input, operationsOf(input, caller), target),
    ...pathsOf(input, caller, target),
    ...opaquePortsOf(input, target),
  ];
}

/** One rule for callers that may do the same. */
function rules(input: ServiceInput, target: Target): RuleDraft[] {
  const alike = new Map<string, AdmittedCaller[]>();
  for (const caller of recognisable(input)) {
    const key = isOperationWise(input)
      ? JSON.stringify([caller.operations, caller.paths])
      : '';
    alike.set(key, [...(alike.get(key) ?? []), caller]);
  }
  return [...alike.values()].flatMap(callers => {
    const to = permissions(input, callers[0], target);
    if (to?.length === 0) {
      return [];
    }
    return [
      {
        from: callerSources(callers, target).map(source => ({ source })),
        to: to?.map(operation => ({ operation })),
      },
    ];
  });
}

function losses(input: ServiceInput, target: Target): Loss[] {
  const { mesh } = target;
  const leaf = 'security.callers.granularity';
  if (!isOperationWise(input)) {
    const callers = recognisable(input)
      .filter(caller => caller.paths !== null)
      .map(caller => caller.name);
    return callers.length
      ? [
          {
            mesh,
            leaf,
            scope: { callers },
            reason:
              'Callers are admitted to the whole service, so that the paths they are held to are ignored.',
            alternative: 'Set security.callers.granularity to operation.',
          },
        ]
      : [];
  }
  const operations = recognisable(input)
    .filter(caller => caller.operations !== 'all')
    .flatMap(caller => operationsOf(input, caller))
    .filter(isWidened)
    .map(operation => operation.id);
  return operations.length
    ? [
        {
          mesh,
          leaf,
          scope: { operations: [...new Set(operations)] },
          reason:
            'Istio cannot say these paths exactly; the smallest superset is admitted: a parameter that is part of a segment stands for the whole segment.',
          alternative: 'Make each parameter a segment of its own.',
        },
      ]
    : [];
}

/**
 * Admits the callers of the service and, by doing so, nobody else. Before the service enforces, the policy is a dry run:
 * proxies only report whom they would refuse.
 *
 * @internal
 */
export function renderCallers(input: ServiceInput, target: Target): Rendering {
  const { service, admission, policy, stage } = input;
  const isUnspeakable =
    admission.callers.length > 0 && recognisable(input).length === 0;
  if (admission.mode !== 'listed' || isUnspeakable) {
    return { manifests: [], losses: [] };
  }
  const admitted = rules(input, target);
  const stageSetting = policy.service['security.stage'];
  const dryRun = stageSetting ? cite(stageSetting, 'true') : 'true';
  return {
    manifests: [
      draftManifest(AuthorizationPolicy, {
        ...metadata(service, 'callers'),
        annotations:
          stage.effective === 'enforce'
            ? undefined
            : { 'istio.io/dry-run': dryRun },
        phase: 3,
        spec: {
          ...policyTarget(input, target),
          action: 'ALLOW',
          // ALLOW without any rule refuses everybody.
          rules: admitted.length ? admitted : undefined,
        },
      }),
    ],
    losses: losses(input, target),
  };
}
