import { z } from 'zod/v4';
import { observabilityLeaves } from './observability';
import { resilienceLeaves } from './resilience';
import { securityLeaves } from './security';
import { trafficLeaves } from './traffic';

export type { Leaf } from './leaf';

/**
 * Every setting of the policy. It is the one source of the policy's schema, types, scopes and reference.
 *
 * @public
 */
export const policyLeaves = {
  ...trafficLeaves,
  ...resilienceLeaves,
  ...securityLeaves,
  ...observabilityLeaves,
} as const;

/**
 * The name of a policy setting, for example `resilience.timeout`.
 *
 * @public
 */
export type PolicyLeaf = keyof typeof policyLeaves;

/**
 * The value of each policy setting.
 *
 * @public
 */
export type PolicyValues = {
  [L in PolicyLeaf]: z.infer<(typeof policyLeaves)[L]['schema']>;
};

/**
 * The names of all policy settings, in the order of the reference.
 *
 * @public
 */
export const policyLeafNames = Object.keys(policyLeaves) as PolicyLeaf[];

/**
 * Whether a name is that of a policy setting.
 *
 * @public
 */
export function isPolicyLeaf(name: string): name is PolicyLeaf {
  return Object.hasOwn(policyLeaves, name);
}

/**
 * Whether a name is that of a branch of policy settings, for example `resilience` or `resilience.retries`.
 *
 * @public
 */
export function isPolicyBranch(name: string): boolean {
  return policyLeafNames.some(known => known.startsWith(`${name}.`));
}
