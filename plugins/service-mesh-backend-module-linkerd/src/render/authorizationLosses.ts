import {
  Loss,
  PolicyLeaf,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { operationsApart } from './asked';
import { callerClaims } from './callerClaims';
import { widenedLosses } from './callersByOperation';
import {
  asksForOperations,
  operationWise,
  operationWiseLosses,
} from './operationWise';
import { probeLosses } from './probes';

const granularity = 'security.callers.granularity';

function ignoredPaths({ admission }: ServiceInput, { mesh }: Target): Loss[] {
  const callers = admission.callers
    .filter(caller => caller.paths !== null)
    .map(caller => caller.name);
  if (callers.length === 0) {
    return [];
  }
  return [
    {
      mesh,
      leaf: granularity,
      scope: { callers },
      reason:
        'Callers are authorized for the whole port, so the paths they are limited to are ignored.',
      alternative:
        'Set security.callers.granularity to operation, or serve those paths on a port of their own.',
    },
  ];
}

/** Single operations do not make the Server's routes: the setting of the service as a whole does. */
function operationGranularity(
  { policy }: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const asking = Object.entries(policy.operations).filter(
    ([, operation]) => operation[granularity]?.value === 'operation',
  );
  return policy.service[granularity]?.value === 'operation' ||
    asking.length === 0
    ? []
    : [
        {
          mesh,
          leaf: granularity,
          scope: { operations: asking.map(([id]) => id) },
          reason:
            'Callers are authorized for the whole service unless the service as a whole asks for rules by operation.',
          alternative:
            'Set security.callers.granularity to operation on the component.',
        },
      ];
}

const perOperation: readonly PolicyLeaf[] = [
  'security.callers.mode',
  'security.callers.additional',
];

function callersPerOperation(input: ServiceInput, { mesh }: Target): Loss[] {
  return perOperation.flatMap(leaf => {
    const operations = operationsApart(input, leaf);
    return operations.length === 0
      ? []
      : [
          {
            mesh,
            leaf,
            scope: { operations },
            reason:
              'Callers are authorized for the whole port; what differs for single operations is ignored.',
            alternative: `Set ${leaf} on the component, or serve these operations on a port of their own.`,
          },
        ];
  });
}

/**
 * What the policy says about callers that is not rendered.
 *
 * @internal
 */
export function authorizationLosses(
  input: ServiceInput,
  target: Target,
): Loss[] {
  const wise = operationWise(input);
  const claims = wise && callerClaims(input, wise.held);
  const listed =
    input.admission.mode === 'listed'
      ? [
          ...(asksForOperations(input) ? [] : ignoredPaths(input, target)),
          ...operationGranularity(input, target),
          ...operationWiseLosses(input, target),
          ...(claims ? widenedLosses(target, claims) : []),
          ...(claims ? probeLosses(input, target) : []),
        ]
      : [];
  return [...listed, ...callersPerOperation(input, target)];
}
