import {
  MeshPolicy,
  PolicyLeaf,
  policyLeafNames,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const isChosen = (policy: ResolvedPolicy, leaf: PolicyLeaf) =>
  policy[leaf] !== undefined && policy[leaf].origin.source !== 'default';

/**
 * The settings of some areas that somebody chose, for the service or for any of its operations, in the order of the reference.
 *
 * @internal
 */
export function chosenLeaves(
  { service, operations, catchAll }: MeshPolicy,
  areas: readonly string[],
): PolicyLeaf[] {
  // Operations that are alike share their settings.
  const all = [...new Set([service, ...Object.values(operations), catchAll])];
  return policyLeafNames.filter(
    leaf =>
      areas.some(area => leaf === area || leaf.startsWith(`${area}.`)) &&
      all.some(policy => isChosen(policy, leaf)),
  );
}
