import {
  childPointer,
  Json,
  JsonObject,
  JsonPointer,
  Place,
  SourceMap,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Page } from './page';
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

/** Where in the document a value stands: its pointer, and its key where it is a member of a mapping. */
interface Slot {
  pointer: JsonPointer;
  key: Place['key'];
}

type Collection = Json[] | JsonObject;

const isCollection = (value: Json): value is Collection =>
  value !== null && typeof value === 'object';

const isEmpty = (value: Collection) =>
  (Array.isArray(value) ? value : Object.keys(value)).length === 0;

function inline(value: Json): string {
  if (isCollection(value)) {
    return Array.isArray(value) ? '[]' : '{}';
  }
  return writeScalar(value);
}

/** Writes values onto a page and remembers their places. */
class Writer {
  readonly sourceMap: SourceMap = {};

  constructor(readonly page: Page) {}

  /** A value where the text already stands at its beginning. */
  value(value: Json, { pointer, key }: Slot, indent: number) {
    const start = this.page.position;
    if (!isCollection(value) || isEmpty(value)) {
      this.page.add(inline(value));
    } else if (Array.isArray(value)) {
      this.#items(value, pointer, indent);
    } else {
      this.#members(value, pointer, indent);
    }
    this.sourceMap[pointer] = {
      key,
      value: { start, end: this.page.position },
    };
  }

  #members(object: JsonObject, pointer: JsonPointer, indent: number) {
    Object.entries(object).forEach(([name, member], index) => {
      if (index > 0) {
        this.page.newLine(indent);
      }
      const key = this.page.add(writeText(name));
      this.page.add(':');
      if (isCollection(member) && !isEmpty(member)) {
        this.page.newLine(indent + 2);
      } else {
        this.page.add(' ');
      }
      this.value(
        member,
        { pointer: childPointer(pointer, name), key },
        indent + 2,
      );
    });
  }

  #items(list: Json[], pointer: JsonPointer, indent: number) {
    list.forEach((item, index) => {
      if (index > 0) {
        this.page.newLine(indent);
      }
      this.page.add('- ');
      this.value(
        item,
        { pointer: `${pointer}/${index}`, key: null },
        indent + 2,
      );
    });
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
  const writer = new Writer(page);
  for (const comment of comments) {
    page.add(`# ${comment.replace(/[^\x20-\x7e]/g, '?')}`);
    page.newLine(0);
  }
  writer.value(value, { pointer: '', key: null }, 0);
  return { text: `${page.text}\n`, sourceMap: writer.sourceMap };
}
