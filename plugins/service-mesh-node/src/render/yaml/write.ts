import {
  childPointer,
  Json,
  JsonObject,
  JsonPointer,
  Place,
  Range,
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

/** Longer keys must be marked as such; readers give up looking for their colon after 1024 characters. */
const MAX_SIMPLE_KEY = 1000;

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

  constructor(
    readonly page: Page,
    readonly notes: Readonly<Record<JsonPointer, string>>,
  ) {}

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
      const slot = {
        pointer: childPointer(pointer, name),
        key: this.#key(writeText(name), indent),
      };
      this.#note(slot.pointer);
      if (isCollection(member) && !isEmpty(member)) {
        this.page.newLine(indent + 2);
      } else {
        this.page.add(' ');
      }
      this.value(member, slot, indent + 2);
    });
  }

  #key(text: string, indent: number): Range {
    const long = text.length > MAX_SIMPLE_KEY;
    if (long) {
      this.page.add('? ');
    }
    const range = this.page.add(text);
    if (long) {
      this.page.newLine(indent);
    }
    this.page.add(':');
    return range;
  }

  #items(list: Json[], pointer: JsonPointer, indent: number) {
    list.forEach((item, index) => {
      if (index > 0) {
        this.page.newLine(indent);
      }
      const slot = { pointer: childPointer(pointer, index), key: null };
      this.page.add('- ');
      this.#note(slot.pointer);
      this.value(item, slot, indent + 2);
    });
  }

  #note(pointer: JsonPointer) {
    const note = this.notes[pointer];
    if (note !== undefined) {
      this.page.note(note);
    }
  }
}

/**
 * Writes JSON as a block-style YAML document, members in the order they have, under comment lines. Notes become comments at
 * the end of the lines on which their values begin.
 *
 * @public
 */
export function writeYaml(
  value: JsonObject,
  comments: readonly string[] = [],
  notes: Readonly<Record<JsonPointer, string>> = {},
): WrittenYaml {
  const page = new Page();
  const writer = new Writer(page, notes);
  comments.forEach(comment => page.comment(comment));
  writer.value(value, { pointer: '', key: null }, 0);
  return { text: page.finish(), sourceMap: writer.sourceMap };
}
