import {
  Loss,
  Operation,
  PathPart,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
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
export function pathsOverlap(a: PathPart[][], b: PathPart[][]): boolean {
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
  return same && pathsOverlap(a.slice(1), b.slice(1));
}

function competes(a: Operation, b: Operation): boolean {
  return (
    a.method === b.method && pathsOverlap(a.path.segments, b.path.segments)
  );
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
  return groups.flatMap((group, index) =>
    groups.slice(index + 1).flatMap(other => {
      const leaf = differingLeaf(group, other);
      const pairs = group.operations.flatMap(a =>
        other.operations.filter(b => competes(a, b)).map(b => [a, b]),
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
