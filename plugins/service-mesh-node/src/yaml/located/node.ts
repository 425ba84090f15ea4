import {
  Json,
  JsonPointer,
  fromPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A value of a text with the offsets at which it stands. Offsets are in the whole file; ends are exclusive.
 *
 * @internal
 */
export interface Node {
  value: Json;
  start: number;
  end: number;
  /** The name under which a mapping holds it; `null` for items and documents. */
  key: string | null;
  keyStart: number;
  keyEnd: number;
  /** The values of a mapping or a list. */
  children: readonly Node[] | null;
}

/**
 * A stretch of a file by its offsets.
 *
 * @internal
 */
export type Stretch = [start: number, end: number];

/**
 * Makes the node of a value, outside of any mapping so far.
 *
 * @internal
 */
export function nodeOf(
  value: Json,
  start: number,
  end: number,
  children: readonly Node[] | null = null,
): Node {
  return { value, start, end, key: null, keyStart: -1, keyEnd: -1, children };
}

/**
 * The member of a mapping; the last of several of one name holds.
 *
 * @internal
 */
export function memberOf(node: Node, key: string): Node | undefined {
  return node.children?.findLast(child => child.key === key);
}

function childOf(node: Node, key: string): Node | undefined {
  return Array.isArray(node.value) && /^\d+$/.test(key)
    ? node.children?.[Number(key)]
    : memberOf(node, key);
}

/**
 * Finds a value or its key: its place, or that of the nearest parent of one that is missing.
 *
 * @internal
 */
export function findPlace(
  root: Node,
  pointer: JsonPointer,
  part: 'key' | 'value',
): Stretch {
  let node = root;
  const own = (): Stretch => [node.start, node.end];
  const keyOr = (other: Stretch): Stretch =>
    node.key === null || node === root ? other : [node.keyStart, node.keyEnd];
  for (const name of fromPointer(pointer)) {
    const child = childOf(node, name);
    if (!child) {
      // A missing member is looked for at the key of the mapping that lacks it.
      return keyOr(own());
    }
    node = child;
  }
  return part === 'key' ? keyOr(own()) : own();
}
