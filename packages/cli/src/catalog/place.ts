import {
  fromPointer,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  Node,
  Scalar,
} from 'yaml';

/**
 * A place in a text, 1-based.
 *
 * @internal
 */
export interface TextPlace {
  line: number;
  column: number;
}

/**
 * Where a member of a document begins, at its key; `null` where there is none.
 *
 * @internal
 */
export function placeIn(
  document: Document,
  lines: LineCounter,
  pointer: JsonPointer,
): TextPlace | null {
  const path = fromPointer(pointer);
  const parent =
    path.length > 1
      ? document.getIn(path.slice(0, -1), true)
      : document.contents;
  const pair = isMap(parent)
    ? parent.items.find(
        ({ key }) => isScalar(key) && String(key.value) === path.at(-1),
      )
    : undefined;
  const node = pair?.key ?? document.getIn(path, true);
  const range = isNode(node) ? (node as Node).range : undefined;
  const { line, col } = lines.linePos(range?.[0] ?? -1);
  return range ? { line, column: col } : null;
}

/**
 * Where a place inside a text of several lines stands in the document that holds the text; `null` for a text that is not
 * written as it is.
 *
 * @internal
 */
export function placeInBlock(
  block: Scalar,
  text: string,
  lines: LineCounter,
  { line, column }: TextPlace,
): TextPlace | null {
  if (block.type !== Scalar.BLOCK_LITERAL || !block.range) {
    return null;
  }
  const written = text.split('\n');
  const first = lines.linePos(block.range[0]).line;
  const own = String(block.value).split('\n')[line - 1] ?? '';
  const indent = (written[first + line - 1] ?? '').indexOf(own);
  return indent < 0 ? null : { line: first + line, column: column + indent };
}
