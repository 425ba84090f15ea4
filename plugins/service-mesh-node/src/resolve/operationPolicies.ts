import {
  Operation,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyBounds } from '../discover/policyBounds';
import { operationPolicy } from './operationPolicy';
import { Setting } from './setting';
import { settingsByOperation } from './settingsByOperation';

/** All that makes a difference to the policy of an operation that no setting names. */
const traitsOf = (operation: Operation | null) =>
  JSON.stringify(
    operation && [
      operation.api,
      operation.protocol,
      operation.streaming,
      operation.idempotent,
    ],
  );

/**
 * Prepares to resolve the policies of operations, and of requests that no operation describes (`null`). Operations that are alike,
 * and that no setting names, share one.
 *
 * @param whole - the policy of the service as a whole, its settings and their bounds
 * @internal
 */
export function operationPolicies(whole: {
  policy: ResolvedPolicy;
  settings: readonly Setting[];
  bounds: readonly PolicyBounds[];
}): (operation: Operation | null) => ResolvedPolicy {
  const settingsOf = settingsByOperation(whole.settings);
  const general = settingsOf(null);
  const shared = new Map<string, ResolvedPolicy>();
  return operation => {
    const settings = settingsOf(operation);
    const resolve = () =>
      operationPolicy(operation, whole.policy, settings, whole.bounds);
    if (settings !== general) {
      return resolve();
    }
    const traits = traitsOf(operation);
    const policy = shared.get(traits) ?? resolve();
    shared.set(traits, policy);
    return policy;
  };
}
