import {
  AdmittedCaller,
  Loss,
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  isOperationWise,
  isWidened,
  operationsOf,
} from './authorizedOperations';
import { recognisableCallers } from './callerSources';
import { httpOperations } from './ports';
import { overlappingAmong } from './overlapping';

const leaf = 'security.callers.granularity';

function ignoredPaths(input: ServiceInput, { mesh }: Target): Loss[] {
  const callers = recognisableCallers(input)
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

function widenedPaths(
  input: ServiceInput,
  held: readonly AdmittedCaller[],
  { mesh }: Target,
): Loss[] {
  const operations = held
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

/** Operations not meant for a caller whose requests look like those of one that is. */
function caughtBy(
  input: ServiceInput,
  caller: AdmittedCaller,
  open: readonly Operation[],
): string[] {
  const meant = operationsOf(input, caller);
  const admitted = new Set([...meant, ...open]);
  const overlappingMeant = overlappingAmong(meant);
  return httpOperations(input.service)
    .filter(
      operation =>
        !admitted.has(operation) && overlappingMeant(operation).length > 0,
    )
    .map(({ id }) => id);
}

/** Rules only add up, so that a narrow path cannot be taken out of a broad one. */
function caughtOperations(
  input: ServiceInput,
  held: readonly AdmittedCaller[],
  { mesh }: Target,
): Loss[] {
  const open = held
    .filter(({ kind }) => kind === 'everybody')
    .flatMap(caller => operationsOf(input, caller));
  const byOperations = new Map<
    string,
    { operations: string[]; callers: string[] }
  >();
  for (const caller of held) {
    const operations = caughtBy(input, caller, open);
    const key = JSON.stringify(operations);
    const others = byOperations.get(key)?.callers ?? [];
    byOperations.set(key, { operations, callers: [...others, caller.name] });
  }
  return [...byOperations.values()]
    .filter(({ operations }) => operations.length > 0)
    .map(scope => ({
      mesh,
      leaf,
      scope,
      reason:
        'Requests for these operations look like requests for others that these callers may call (the same method, and the same path or one inside it), so that they are admitted to these too.',
      alternative:
        'Give the operations paths that no parameter of another stands for.',
    }));
}

/**
 * Where more is admitted than the policy says about the callers.
 *
 * @internal
 */
export function callerLosses(input: ServiceInput, target: Target): Loss[] {
  if (!isOperationWise(input)) {
    return ignoredPaths(input, target);
  }
  const held = input.admission.callers.filter(
    ({ operations }) => operations !== 'all',
  );
  return [
    ...widenedPaths(input, held, target),
    ...caughtOperations(input, held, target),
  ];
}
