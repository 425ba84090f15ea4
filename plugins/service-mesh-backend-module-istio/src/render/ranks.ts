import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PathTree } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { compareSpecificity } from './specificity';

interface Entry {
  operation: Operation;
  group: object;
  rank: number;
}

/**
 * How many rules must stand before the rule of each operation so that a request for a more specific path of another group
 * is not caught by a broader one.
 *
 * @internal
 */
export function ranks(
  groups: readonly { operations: readonly Operation[] }[],
): Map<Operation, number> {
  const entries = groups
    .flatMap(group =>
      group.operations.map(
        (operation): Entry => ({ operation, group, rank: 0 }),
      ),
    )
    .sort((a, b) => compareSpecificity(a.operation.path, b.operation.path));
  const byMethod = new Map<string, PathTree<Entry>>();
  for (const entry of entries) {
    const { method, path } = entry.operation;
    const tree =
      byMethod.get(method) ?? new PathTree<Entry>({ emptyRest: true });
    byMethod.set(method, tree);
    for (const other of tree.overlapping(path)) {
      if (
        other.rank >= entry.rank &&
        other.group !== entry.group &&
        compareSpecificity(other.operation.path, path) < 0
      ) {
        entry.rank = other.rank + 1;
      }
    }
    tree.add(path, entry);
  }
  return new Map(entries.map(({ operation, rank }) => [operation, rank]));
}
