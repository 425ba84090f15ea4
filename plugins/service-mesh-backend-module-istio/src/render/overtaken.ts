import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  PathTree,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { compareSpecificity } from './specificity';
import { WaypointGroup } from './waypointGroups';
import { isRegexPath } from './waypointMatch';

interface Entry {
  operation: Operation;
  group: WaypointGroup;
  /** Length of its expression. */
  length: number;
}

const keyOf = ({ operation, group }: Entry) =>
  `${group.port.port} ${operation.method}`;

function goesFirst(broad: Entry, narrow: Entry): boolean {
  return (
    broad.group !== narrow.group &&
    broad.length >= narrow.length &&
    compareSpecificity(narrow.operation.path, broad.operation.path) < 0
  );
}

/**
 * Narrow paths that Istio tries after a broader one of another group, because it orders expressions by length.
 *
 * @internal
 */
export function overtaken(groups: readonly WaypointGroup[]): Operation[] {
  const entries = groups.flatMap(group =>
    group.operations.filter(isRegexPath).map(
      (operation): Entry => ({
        operation,
        group,
        length: toRegex(operation.path).length,
      }),
    ),
  );
  const trees = new Map<string, PathTree<Entry>>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const tree = trees.get(key) ?? new PathTree<Entry>({ emptyRest: true });
    trees.set(key, tree);
    tree.add(entry.operation.path, entry);
  }
  return entries
    .filter(entry =>
      trees
        .get(keyOf(entry))
        ?.overlapping(entry.operation.path)
        .some(other => goesFirst(other, entry)),
    )
    .map(({ operation }) => operation);
}
