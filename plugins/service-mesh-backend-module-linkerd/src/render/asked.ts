import {
  LossScope,
  PolicyLeaf,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';

function sets(policy: ResolvedPolicy, leaf: PolicyLeaf): boolean {
  const setting = policy[leaf];
  return setting !== undefined && setting.origin.source !== 'default';
}

/**
 * The part of a service for which somebody set a leaf, built-in defaults apart; `null` where nobody did.
 *
 * @internal
 */
export function askedFor(
  input: ServiceInput,
  leaf: PolicyLeaf,
): LossScope | null {
  if (sets(input.policy.service, leaf)) {
    return {};
  }
  const operations = input.service.operations
    .map(operation => operation.id)
    .filter(id => sets(input.policy.operations[id] ?? {}, leaf));
  return operations.length ? { operations } : null;
}

/**
 * The operations for which a leaf is set to another value than for their service.
 *
 * @internal
 */
export function operationsApart(
  input: ServiceInput,
  leaf: PolicyLeaf,
): string[] {
  const common = JSON.stringify(input.policy.service[leaf]?.value);
  return input.service.operations
    .map(operation => operation.id)
    .filter(id => {
      const own = input.policy.operations[id]?.[leaf];
      return own !== undefined && JSON.stringify(own.value) !== common;
    });
}
