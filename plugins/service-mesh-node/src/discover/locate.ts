import {
  fromPointer,
  JsonPointer,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Pair,
  parseDocument,
  Node as YamlNode,
} from 'yaml';
import { readYaml } from '../yaml';

/** What stands at a pointer: its first and last character. */
interface Stretch {
  node: unknown;
  start: number;
  end: number;
}

const endOf = (node: unknown, otherwise: number) =>
  (node as YamlNode | null)?.range?.[1] ?? otherwise;

function ofNode(node: YamlNode): Stretch | null {
  return node.range ? { node, start: node.range[0], end: node.range[1] } : null;
}

function member(parent: YamlNode, key: string): Stretch | null {
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item: Pair) => isScalar(item.key) && String(item.key.value) === key,
    );
    const start = (pair?.key as YamlNode | undefined)?.range;
    return pair && start
      ? { node: pair.value, start: start[0], end: endOf(pair.value, start[1]) }
      : null;
  }
  if (isSeq(parent) && /^\d+$/.test(key)) {
    const item = parent.items[Number(key)] as YamlNode | undefined;
    return item ? ofNode(item) : null;
  }
  return null;
}

function find(document: Document, pointer: JsonPointer): Stretch | null {
  let at = document.contents ? ofNode(document.contents as YamlNode) : null;
  for (const key of fromPointer(pointer)) {
    const parent = isAlias(at?.node) ? at.node.resolve(document) : at?.node;
    at = parent ? member(parent as YamlNode, key) : null;
  }
  return at;
}

/** The parsed text, or `null` where it cannot be read as a definition. */
function parse(text: string, lines: LineCounter): Document | null {
  // Bounds size, depth and aliases, without which the parser below could take the process down.
  if ('problem' in readYaml(text)) {
    return null;
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return document.errors.length ? null : document;
}

/**
 * Finds the lines and columns of places in a YAML or JSON definition: a member from its key to the end of its value. The
 * text is read when the first place is asked for.
 *
 * @returns a function that gives `null` where the text cannot be read as a definition or has no such place.
 * @public
 */
export function definitionLocator(
  text: string,
): (pointer: JsonPointer) => Range | null {
  const lines = new LineCounter();
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  let document: Document | null | undefined;
  return pointer => {
    document = document === undefined ? parse(text, lines) : document;
    const found = document && find(document, pointer);
    return found && { start: position(found.start), end: position(found.end) };
  };
}
