import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PathTree } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Finds those of some operations that may get the same request as another one, in their order. In doubt they do: where Istio
 * reads it, a greedy parameter may stand for no segment at all.
 *
 * @internal
 */
export function overlappingAmong(
  operations: readonly Operation[],
): (operation: Operation) => Operation[] {
  const trees = new Map<string, PathTree<number>>();
  operations.forEach(({ method, path }, index) => {
    const tree = trees.get(method) ?? new PathTree<number>({ emptyRest: true });
    trees.set(method, tree);
    tree.add(path, index);
  });
  return ({ method, path }) =>
    (trees.get(method)?.overlapping(path) ?? [])
      .sort((a, b) => a - b)
      .map(index => operations[index]);
}
