import {
  AdmittedCaller,
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
  isOperationWise,
  opaquePortsOf,
  openOperations,
  OperationDraft,
  operationsOf,
  pathsOf,
} from './authorizedOperations';
import { callerLosses } from './callerLosses';
import { callerSources, recognisableCallers } from './callerSources';
import { metadata } from './metadata';
import { policyTarget } from './waypoint';

type RuleDraft = Exclude<Draft<AuthorizationRule>, Cited<AuthorizationRule>>;

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
  for (const caller of recognisableCallers(input)) {
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

/**
 * What everybody may do. A rule that names no source admits plaintext too, as far as the workload accepts it, so that it
 * always names methods, paths and ports.
 */
function openRules(input: ServiceInput, target: Target): RuleDraft[] {
  const to = openOperations(input, target);
  return to.length ? [{ to: to.map(operation => ({ operation })) }] : [];
}

/**
 * Admits the callers of the service and, by doing so, nobody else. Before the service enforces, the policy is a dry run:
 * proxies only report whom they would refuse.
 *
 * @internal
 */
export function renderCallers(input: ServiceInput, target: Target): Rendering {
  const { service, admission, policy, stage } = input;
  const named = admission.callers.filter(({ kind }) => kind !== 'everybody');
  const isUnspeakable =
    named.length > 0 && recognisableCallers(input).length === 0;
  if (admission.mode !== 'listed' || isUnspeakable) {
    return { manifests: [], losses: [] };
  }
  const admitted = [...rules(input, target), ...openRules(input, target)];
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
    losses: callerLosses(input, target),
  };
}
