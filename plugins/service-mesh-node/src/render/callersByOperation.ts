import {
  Loss,
  PolicyLeaf,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../provider';

const granularity = 'security.callers.granularity';

/** Operations for which somebody chose another value than holds for the service. */
function apart({ service, policy }: ServiceInput, leaf: PolicyLeaf) {
  const common = JSON.stringify(policy.service[leaf]?.value);
  return service.operations.flatMap(({ id }) => {
    const own = policy.operations[id]?.[leaf];
    return own &&
      own.origin.source !== 'default' &&
      JSON.stringify(own.value) !== common
      ? [{ id, value: own.value }]
      : [];
  });
}

/** Why an operation that is to be closed stays open, whatever the granularity. */
function reasonToStayOpen({
  admission,
}: ServiceInput): Pick<Loss, 'reason' | 'alternative'> | null {
  switch (admission.mode) {
    case 'everybody':
      return {
        reason:
          'Everybody may call the service, requests that no operation describes included, so that nobody is refused on single operations.',
        alternative: `On the Component, set security.callers.mode to declared and ${granularity} to operation; then set security.callers.mode to any on the operations that everybody may call.`,
      };
    case 'unknown':
      return {
        reason:
          'No caller of the service is declared, which is unknown and not nobody, so that nobody is refused on single operations.',
        alternative: `On the Component, set ${granularity} to operation, and declare the callers of the other operations or set security.callers.mode to none.`,
      };
    default:
      return null;
  }
}

/**
 * What the policy says about the callers of single operations and no mesh carries out: the service has not opted in to rules
 * by operation, or admits everybody anyway.
 *
 * @public
 */
export function callersByOperationLosses(
  input: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const isWhole = input.policy.service[granularity]?.value !== 'operation';
  const whole = {
    reason: 'Callers are admitted to the service as a whole.',
    alternative: `Set ${granularity} to operation on the Component.`,
  };
  const loss = (
    leaf: PolicyLeaf,
    operations: string[],
    why: Pick<Loss, 'reason' | 'alternative'>,
  ) =>
    operations.length ? [{ mesh, leaf, scope: { operations }, ...why }] : [];
  const ids = (leaf: PolicyLeaf) => apart(input, leaf).map(({ id }) => id);
  const open = reasonToStayOpen(input);
  const closed = apart(input, 'security.callers.mode')
    .filter(
      ({ value }) => value === 'none' || input.admission.mode === 'everybody',
    )
    .map(({ id }) => id);
  return [
    ...(open ? loss('security.callers.mode', closed, open) : []),
    ...(isWhole && !open
      ? loss('security.callers.mode', ids('security.callers.mode'), whole)
      : []),
    ...(isWhole && input.admission.mode !== 'everybody'
      ? loss(
          'security.callers.additional',
          ids('security.callers.additional'),
          whole,
        )
      : []),
    ...(isWhole ? loss(granularity, ids(granularity), whole) : []),
  ];
}
