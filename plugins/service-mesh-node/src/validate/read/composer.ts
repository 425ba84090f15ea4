import {
  Json,
  JsonObject,
  Range,
  SourceMap,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Document,
} from 'yaml';

/** Deepest nesting that is followed. */
const MAX_DEPTH = 100;

/**
 * A document as JSON, with the place of each value and the faults that the parser does not report.
 *
 * @internal
 */
export interface Composed {
  value: Json;
  sourceMap: SourceMap;
  /** Keys that a mapping holds twice. */
  duplicates: { key: string; range: Range }[];
}

/**
 * Turns a parsed document into JSON without losing where its values stand.
 *
 * @throws Error where aliases or nesting go beyond any real manifest.
 * @internal
 */
export function compose(
  document: Document,
  lines: LineCounter,
  offset: number,
  maxValues: number,
): Composed {
  const sourceMap: SourceMap = {};
  const duplicates: Composed['duplicates'] = [];
  const anchors = new Map<string, Node>();
  let values = 0;

  const rangeOf = (node: {
    range?: [number, number, number] | null;
  }): Range => {
    const [start, end] = node.range ?? [0, 0];
    const position = (at: number) => {
      const { line, col } = lines.linePos(at);
      return { line: line + offset, column: col };
    };
    return { start: position(start), end: position(end) };
  };

  const visit = (
    node: unknown,
    path: (string | number)[],
    key: Range | null,
  ): Json => {
    values += 1;
    if (values > maxValues || path.length > MAX_DEPTH) {
      throw new Error(
        values > maxValues
          ? `it unfolds into more than ${maxValues} values`
          : `it is nested deeper than ${MAX_DEPTH} levels`,
      );
    }
    const target = isAlias(node) ? anchors.get(node.source) : node;
    if (isNode(target) && !isAlias(target) && target.anchor) {
      anchors.set(target.anchor, target);
    }
    sourceMap[toPointer(path)] = {
      key,
      value: node ? rangeOf(node as Node) : key ?? rangeOf({}),
    };
    if (isMap(target)) {
      const object: JsonObject = {};
      for (const pair of target.items) {
        const name = isScalar(pair.key)
          ? String(pair.key.value)
          : String(pair.key);
        const range = rangeOf(pair.key as Node);
        if (Object.hasOwn(object, name)) {
          duplicates.push({ key: name, range });
        }
        Object.defineProperty(object, name, {
          value: visit(pair.value, [...path, name], range),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return object;
    }
    if (isSeq(target)) {
      return target.items.map((item, index) =>
        visit(item, [...path, index], null),
      );
    }
    const scalar = isScalar(target) ? target.value : null;
    return typeof scalar === 'bigint' || scalar instanceof Date
      ? String(scalar)
      : (scalar as Json);
  };

  return { value: visit(document.contents, [], null), sourceMap, duplicates };
}
