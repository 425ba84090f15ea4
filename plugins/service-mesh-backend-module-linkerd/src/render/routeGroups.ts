import {
  Operation,
  PolicyLeaf,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ServiceInput,
  groupOperations,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The settings that a route carries as annotations. Linkerd reads them from the object, not from its rules, so that
 * operations that differ in one of them need routes of their own.
 *
 * @internal
 */
export const routeLeaves: readonly PolicyLeaf[] = [
  'resilience.timeout',
  'resilience.retries.attempts',
  'resilience.retries.perTryTimeout',
  'resilience.retries.on',
];

/**
 * Requests that share one route: a group of operations, or all that no operation describes.
 *
 * @internal
 */
export interface RouteGroup {
  /** What the route is for; part of its name. */
  name: string;
  /** Empty for the catch-all. */
  operations: Operation[];
  policy: ResolvedPolicy;
}

/**
 * The groups of the operations that routes can tell apart, and last the catch-all.
 *
 * @internal
 */
export function routeGroups(
  input: ServiceInput,
  operations: Operation[],
): RouteGroup[] {
  const routed = { ...input, service: { ...input.service, operations } };
  return [
    ...groupOperations(routed, routeLeaves),
    { name: 'catch-all', operations: [], policy: input.policy.catchAll },
  ];
}
