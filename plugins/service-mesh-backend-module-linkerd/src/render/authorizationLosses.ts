import {
  Loss,
  PolicyLeaf,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { operationsApart } from './asked';

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
      leaf: 'security.callers.granularity',
      scope: { callers },
      reason:
        'Callers are authorized for the whole port, so the paths they are limited to are ignored.',
      alternative:
        'Serve those paths on a port of their own, or check the caller in the service.',
    },
  ];
}

function operationGranularity(
  { policy }: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const granularity = 'security.callers.granularity';
  const asking = Object.entries(policy.operations).filter(
    ([, operation]) => operation[granularity]?.value === 'operation',
  );
  const everywhere = policy.service[granularity]?.value === 'operation';
  if (!everywhere && asking.length === 0) {
    return [];
  }
  return [
    {
      mesh,
      leaf: granularity,
      scope: everywhere ? {} : { operations: asking.map(([id]) => id) },
      reason:
        'Rules by operation are not rendered for Linkerd in this release: the first route on a Server also ends the automatic authorization of HTTP probes.',
      alternative:
        'Callers are authorized for the whole service; set security.callers.granularity to service, or check the caller in the service.',
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
  const listed =
    input.admission.mode === 'listed'
      ? [...ignoredPaths(input, target), ...operationGranularity(input, target)]
      : [];
  return [...listed, ...callersPerOperation(input, target)];
}
