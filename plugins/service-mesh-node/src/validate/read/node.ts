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
  /** The names of the members of a mapping, in the order of the text. */
  keys: string[] | null;
  /** Start and end of each key. */
  keyOffsets: number[] | null;
  /** The values of a mapping or a list. */
  children: Node[] | null;
}

/**
 * A stretch of a file by its offsets.
 *
 * @internal
 */
export type Stretch = [start: number, end: number];

/**
 * Makes the node of a value that holds no others.
 *
 * @internal
 */
export function scalarNode(value: Json, start: number, end: number): Node {
  return { value, start, end, keys: null, keyOffsets: null, children: null };
}

function step(node: Node, key: string): number {
  // The last of several members of one name holds.
  if (node.keys) {
    return node.keys.lastIndexOf(key);
  }
  const index = /^\d+$/.test(key) ? Number(key) : -1;
  return node.children && index < node.children.length ? index : -1;
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
  let key: Stretch | null = null;
  for (const name of fromPointer(pointer)) {
    const index = step(node, name);
    if (index < 0) {
      // A missing member is looked for at the key of the mapping that lacks it.
      return key ?? [node.start, node.end];
    }
    key = node.keyOffsets && [
      node.keyOffsets[2 * index],
      node.keyOffsets[2 * index + 1],
    ];
    node = node.children![index];
  }
  return part === 'key' && key ? key : [node.start, node.end];
}
