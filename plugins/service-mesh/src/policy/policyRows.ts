import {
  MeshPolicy,
  Origin,
  PolicyLeaf,
  policyLeafNames,
  policyLeaves,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What one value of a setting holds for.
 *
 * @internal
 */
export interface PolicyScope {
  /** Whether it holds for every request. */
  all: boolean;
  /** Ids of the operations. */
  operations: string[];
  /** Whether it holds for requests that no operation describes. */
  catchAll: boolean;
}

/**
 * A value of a setting with its source. A setting has one of them for each different value or source.
 *
 * @internal
 */
export interface PolicyRow {
  leaf: PolicyLeaf;
  value: unknown;
  origin: Origin;
  scope: PolicyScope;
}

type Part = { policy: ResolvedPolicy; operation?: string };

function partsOf(policy: MeshPolicy, leaf: PolicyLeaf): Part[] {
  const operations = Object.entries(policy.operations);
  return policyLeaves[leaf].perOperation && operations.length
    ? [
        ...operations.map(([operation, own]) => ({ operation, policy: own })),
        { policy: policy.catchAll },
      ]
    : [{ policy: policy.service }];
}

function rowsOf(policy: MeshPolicy, leaf: PolicyLeaf): PolicyRow[] {
  const parts = partsOf(policy, leaf);
  const rows = new Map<string, PolicyRow>();
  for (const { operation, policy: own } of parts) {
    const sourced = own[leaf];
    if (sourced) {
      const key = JSON.stringify([sourced.value, sourced.origin]);
      const row = rows.get(key) ?? {
        leaf,
        ...sourced,
        scope: { all: false, operations: [], catchAll: false },
      };
      rows.set(key, row);
      if (operation === undefined) {
        row.scope.catchAll = true;
      } else {
        row.scope.operations.push(operation);
      }
    }
  }
  return [...rows.values()].map(row => ({
    ...row,
    scope: {
      ...row.scope,
      all:
        row.scope.operations.length + Number(row.scope.catchAll) ===
        parts.length,
    },
  }));
}

/**
 * Every setting that has a value, in the order of the reference.
 *
 * @internal
 */
export function policyRows(
  policy: MeshPolicy,
  leaves: readonly PolicyLeaf[] = policyLeafNames,
): PolicyRow[] {
  return leaves.flatMap(leaf => rowsOf(policy, leaf));
}
