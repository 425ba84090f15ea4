import {
  Operation,
  PolicyLeaf,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../provider';

/**
 * Operations that share the settings a route carries.
 *
 * @public
 */
export interface OperationGroup {
  /** Stable name within the service: what the operations have in common. */
  name: string;
  operations: Operation[];
  /** The settings they share. */
  policy: ResolvedPolicy;
}

function trait(operation: Operation): string {
  if (operation.streaming) {
    return 'streaming';
  }
  return operation.idempotent ? 'idempotent' : 'unsafe';
}

/**
 * Groups a service's operations by the values of the given settings, in the order of the definition. Groups are named
 * after the trait of their operations: `idempotent`, `unsafe`, `streaming`, with a number where a name repeats.
 *
 * @public
 */
export function groupOperations(
  input: ServiceInput,
  leaves: readonly PolicyLeaf[],
): OperationGroup[] {
  const groups = new Map<string, OperationGroup>();
  for (const operation of input.service.operations) {
    const policy = input.policy.operations[operation.id] ?? {};
    const values = leaves.map(leaf => policy[leaf]?.value ?? null);
    const key = JSON.stringify([trait(operation), ...values]);
    const group = groups.get(key);
    if (group) {
      group.operations.push(operation);
    } else {
      groups.set(key, {
        name: trait(operation),
        operations: [operation],
        policy,
      });
    }
  }
  const seen = new Map<string, number>();
  return [...groups.values()].map(group => {
    const count = (seen.get(group.name) ?? 0) + 1;
    seen.set(group.name, count);
    return count === 1 ? group : { ...group, name: `${group.name}-${count}` };
  });
}
