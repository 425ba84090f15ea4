import {
  Loss,
  Operation,
  PathPart,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PathTree } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteGroup, routeLeaves } from './routeGroups';

const isLiteral = (segment: PathPart[]) =>
  segment.every(part => 'literal' in part);
const isGreedy = (segment: PathPart[]) =>
  segment.some(part => 'parameter' in part && part.greedy);

/**
 * Whether one path may match both templates.
 *
 * @internal
 */
export function overlap(a: PathPart[][], b: PathPart[][]): boolean {
  if (a.length === 0 || b.length === 0) {
    return a.length === b.length;
  }
  if (isGreedy(a[0]) || isGreedy(b[0])) {
    return true;
  }
  const same =
    !isLiteral(a[0]) ||
    !isLiteral(b[0]) ||
    JSON.stringify(a[0]) === JSON.stringify(b[0]);
  return same && overlap(a.slice(1), b.slice(1));
}

/** Finds the operations of a group that may get the same request as another operation, in their order. */
function competitors({ operations }: RouteGroup) {
  const trees = new Map<string, PathTree<number>>();
  operations.forEach(({ method, path }, index) => {
    const tree = trees.get(method) ?? new PathTree<number>();
    trees.set(method, tree);
    tree.add(path, index);
  });
  return ({ method, path }: Operation): Operation[] =>
    (trees.get(method)?.overlapping(path) ?? [])
      .sort((a, b) => a - b)
      .map(index => operations[index]);
}

function differingLeaf(a: RouteGroup, b: RouteGroup) {
  return routeLeaves.find(
    leaf =>
      JSON.stringify(a.policy[leaf]?.value) !==
      JSON.stringify(b.policy[leaf]?.value),
  );
}

/**
 * Operations whose paths overlap and whose routes differ. Linkerd 2.18 gives a literal path no precedence over a regular
 * expression that matches as much: the older of the two routes decides.
 *
 * @internal
 */
export function overlapLosses({ mesh }: Target, groups: RouteGroup[]): Loss[] {
  const competing = groups.map(competitors);
  return groups.flatMap((group, index) =>
    groups.slice(index + 1).flatMap((other, offset) => {
      const leaf = differingLeaf(group, other);
      const pairs = group.operations.flatMap(a =>
        competing[index + 1 + offset](a).map(b => [a, b]),
      );
      return leaf
        ? pairs.map(([a, b]) => ({
            mesh,
            leaf,
            scope: { operations: [a.id, b.id] },
            reason: `${a.method} ${a.path.template} and ${b.path.template} match the same requests, and Linkerd prefers neither: the older route decides on timeout and retries.`,
            alternative:
              'Give both operations the same timeout and retries, or paths that do not overlap.',
          }))
        : [];
    }),
  );
}
