import {
  Json,
  JsonObject,
  Place,
  Position,
  SourceMap,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { writeScalar, writeText } from './scalar';

/**
 * A YAML text and the place of each of its values, so that it is never parsed again.
 *
 * @public
 */
export interface WrittenYaml {
  text: string;
  sourceMap: SourceMap;
}

const isCollection = (value: Json): value is Json[] | JsonObject =>
  value !== null && typeof value === 'object';

const isEmpty = (value: Json[] | JsonObject) =>
  (Array.isArray(value) ? value : Object.keys(value)).length === 0;

/** Collects text and knows where it stands. */
class Page {
  #text = '';
  #line = 1;
  #column = 1;

  get text() {
    return this.#text;
  }

  get position(): Position {
    return { line: this.#line, column: this.#column };
  }

  /** Adds text that holds no line break. */
  add(text: string): { start: Position; end: Position } {
    const start = this.position;
    this.#text += text;
    this.#column += text.length;
    return { start, end: this.position };
  }

  /** Begins a new line at an indentation. */
  newLine(indent: number) {
    this.#text += `\n${' '.repeat(indent)}`;
    this.#line += 1;
    this.#column = indent + 1;
  }
}

/**
 * Writes JSON as a block-style YAML document, members in the order they have, under comment lines.
 *
 * @public
 */
export function writeYaml(
  value: JsonObject,
  comments: readonly string[] = [],
): WrittenYaml {
  const page = new Page();
  const sourceMap: SourceMap = {};

  const writeMembers = (
    object: JsonObject,
    path: (string | number)[],
    indent: number,
  ) => {
    Object.entries(object).forEach(([key, member], index) => {
      if (index > 0) {
        page.newLine(indent);
      }
      const range = page.add(writeText(key));
      page.add(':');
      writeValue(member, [...path, key], indent, range);
    });
  };

  const writeItems = (
    list: Json[],
    path: (string | number)[],
    indent: number,
  ) => {
    list.forEach((item, index) => {
      if (index > 0) {
        page.newLine(indent);
      }
      page.add('-');
      if (isCollection(item) && !isEmpty(item)) {
        page.add(' ');
        writeBlock(item, [...path, index], indent + 2, null);
      } else {
        writeValue(item, [...path, index], indent, null);
      }
    });
  };

  const writeBlock = (
    block: Json[] | JsonObject,
    path: (string | number)[],
    indent: number,
    key: Place['key'],
  ) => {
    const start = page.position;
    if (Array.isArray(block)) {
      writeItems(block, path, indent);
    } else {
      writeMembers(block, path, indent);
    }
    sourceMap[toPointer(path)] = { key, value: { start, end: page.position } };
  };

  const writeInline = (
    member: Json,
    path: (string | number)[],
    key: Place['key'],
  ) => {
    let text: string;
    if (isCollection(member)) {
      text = Array.isArray(member) ? '[]' : '{}';
    } else {
      text = writeScalar(member);
    }
    sourceMap[toPointer(path)] = { key, value: page.add(text) };
  };

  const writeValue = (
    member: Json,
    path: (string | number)[],
    indent: number,
    key: Place['key'],
  ) => {
    if (isCollection(member) && !isEmpty(member)) {
      page.newLine(indent + 2);
      writeBlock(member, path, indent + 2, key);
      return;
    }
    page.add(' ');
    writeInline(member, path, key);
  };

  comments.forEach(comment => {
    page.add(`# ${comment.replace(/[^\x20-\x7e]/g, '?')}`);
    page.newLine(0);
  });
  if (isEmpty(value)) {
    writeInline(value, [], null);
  } else {
    writeBlock(value, [], 0, null);
  }
  return { text: `${page.text}\n`, sourceMap };
}
