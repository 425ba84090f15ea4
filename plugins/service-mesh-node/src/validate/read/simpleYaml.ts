import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Bail, bail, chars } from './bail';
import { readBlockScalar } from './blockScalar';
import { Composed } from './composed';
import { MAX_DEPTH } from './composer';
import { FlowReader } from './flow';
import { Node, nodeOf } from './node';
import { isOldBoolean, resolveKey, resolvePlain } from './plainScalar';
import { readQuoted } from './quoted';

/** What no plain scalar begins with. */
const indicators = new Set([...'&*!|>%@`"\'#,[]{}'].map(c => c.charCodeAt(0)));

/** Reads the block style in which manifests are written; the position goes forward only. */
class SimpleReader implements Omit<Composed, 'root'> {
  readonly duplicates: Composed['duplicates'] = [];
  readonly oldBooleans: Composed['oldBooleans'] = [];
  readonly hasComplexKeys = false;
  /** The column of the content that the position is at; -1 at the end. */
  #column = -1;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
  ) {}

  document(): Node {
    this.#lineBegin();
    const root = this.#node(this.#column, 0);
    return this.#column < 0 ? root : bail();
  }

  /** Goes to the next content from the beginning of a line. */
  #lineBegin(): void {
    while (this.at < this.end) {
      const begin = this.at;
      this.#spaces();
      const code = this.text.charCodeAt(this.at);
      if (this.at >= this.end) {
        break;
      }
      if (code === chars.tab) {
        bail();
      }
      if (code !== chars.newline && code !== chars.hash) {
        this.#column = this.at - begin;
        return;
      }
      this.at = this.#lineEnd() + 1;
    }
    this.#column = -1;
  }

  #spaces(): void {
    while (
      this.at < this.end &&
      this.text.charCodeAt(this.at) === chars.space
    ) {
      this.at += 1;
    }
  }

  #lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 || found > this.end ? this.end : found;
  }

  #isBlankAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return at >= this.end || code === chars.space || code === chars.newline;
  }

  #isDash(): boolean {
    return (
      this.text.charCodeAt(this.at) === chars.dash &&
      this.#isBlankAt(this.at + 1)
    );
  }

  /** Goes over what may follow a value on its line: nothing, or a comment. Then to the next content. */
  #finishLine(): void {
    const from = this.at;
    this.#spaces();
    const code = this.text.charCodeAt(this.at);
    const isComment = code === chars.hash && this.at > from;
    if (this.at < this.end && code !== chars.newline && !isComment) {
      bail();
    }
    this.at = this.#lineEnd() + 1;
    this.#lineBegin();
  }

  #node(column: number, depth: number): Node {
    if (depth > MAX_DEPTH || column < 0) {
      bail();
    }
    if (this.#isDash()) {
      return this.#list(column, depth);
    }
    const code = this.text.charCodeAt(this.at);
    if (code === chars.openMap || code === chars.openList) {
      return this.#flow(-1, depth);
    }
    return this.#map(column, depth);
  }

  #map(column: number, depth: number): Node {
    const value: Record<string, Json> = {};
    const children: Node[] = [];
    const start = this.at;
    do {
      const from = this.at;
      const to = this.#keyEnd();
      const name = this.#keyName(from, to);
      if (Object.hasOwn(value, name)) {
        this.duplicates.push({ key: name, at: [from, to] });
      }
      this.at = this.text.indexOf(':', to) + 1;
      const child = this.#member(column, depth);
      child.key = name;
      child.keyStart = from;
      child.keyEnd = to;
      children.push(child);
      value[name] = child.value;
      if (this.#column > column) {
        bail();
      }
    } while (this.#column === column);
    const end = children[children.length - 1].end;
    return nodeOf(value, start, end, children);
  }

  /** The end of the key at the position, or -1 where there is none. */
  #findKeyEnd(): number {
    const code = this.text.charCodeAt(this.at);
    if (code === chars.doubleQuote || code === chars.singleQuote) {
      const { end } = readQuoted(this.text, this.at, this.end);
      let colon = end;
      while (this.text.charCodeAt(colon) === chars.space) {
        colon += 1;
      }
      return this.text.charCodeAt(colon) === chars.colon &&
        this.#isBlankAt(colon + 1)
        ? end
        : -1;
    }
    for (let at = this.at; at < this.end; at += 1) {
      const here = this.text.charCodeAt(at);
      if (here === chars.colon && this.#isBlankAt(at + 1)) {
        let end = at;
        while (this.text.charCodeAt(end - 1) === chars.space) {
          end -= 1;
        }
        return end;
      }
      if (here === chars.newline) {
        return -1;
      }
      if (
        here === chars.tab ||
        (here === chars.hash && this.text.charCodeAt(at - 1) === chars.space)
      ) {
        return -1;
      }
    }
    return -1;
  }

  #keyEnd(): number {
    const end = this.#findKeyEnd();
    return end < 0 ? bail() : end;
  }

  #keyName(from: number, to: number): string {
    const code = this.text.charCodeAt(from);
    if (code === chars.doubleQuote || code === chars.singleQuote) {
      const { value } = readQuoted(this.text, from, this.end);
      return value === '__proto__' ? bail() : value;
    }
    const word = this.text.slice(from, to);
    if (
      indicators.has(code) ||
      word === '' ||
      /^[-?:](?: |$)/.test(word) ||
      word === '<<' ||
      word === '__proto__'
    ) {
      bail();
    }
    if (isOldBoolean(word)) {
      this.oldBooleans.push({ word, isKey: true, at: [from, to] });
    }
    return resolveKey(word);
  }

  /** The value behind the colon of a key. */
  #member(column: number, depth: number): Node {
    const colon = this.at;
    if (this.#isContentBelow()) {
      if (this.#column > column) {
        return this.#node(this.#column, depth + 1);
      }
      return this.#column === column && this.#isDash()
        ? this.#list(column, depth + 1)
        : nodeOf(null, colon, colon);
    }
    return this.#inline(column, depth + 1);
  }

  /** Whether nothing but a comment follows on the line; goes to the next content then, else to the content here. */
  #isContentBelow(): boolean {
    this.#spaces();
    const code = this.text.charCodeAt(this.at);
    if (this.at >= this.end || code === chars.newline || code === chars.hash) {
      this.at = this.#lineEnd() + 1;
      this.#lineBegin();
      return true;
    }
    return code === chars.tab ? bail() : false;
  }

  #list(column: number, depth: number): Node {
    if (depth > MAX_DEPTH) {
      bail();
    }
    const children: Node[] = [];
    const start = this.at;
    do {
      children.push(this.#item(column, depth));
      if (this.#column > column) {
        bail();
      }
    } while (this.#column === column && this.#isDash());
    const value = children.map(child => child.value);
    return nodeOf(value, start, children[children.length - 1].end, children);
  }

  #item(column: number, depth: number): Node {
    const dash = this.at;
    this.at += 1;
    if (this.#isContentBelow()) {
      return this.#column > column
        ? this.#node(this.#column, depth + 1)
        : nodeOf(null, dash + 1, dash + 1);
    }
    const inner = column + this.at - dash;
    if (this.#isDash()) {
      return this.#list(inner, depth + 1);
    }
    const code = this.text.charCodeAt(this.at);
    const isFlow = code === chars.openMap || code === chars.openList;
    return !isFlow && this.#findKeyEnd() >= 0
      ? this.#map(inner, depth + 1)
      : this.#inline(column, depth + 1);
  }

  /** A value that begins behind its key or dash. */
  #inline(column: number, depth: number): Node {
    switch (this.text.charCodeAt(this.at)) {
      case chars.pipe:
      case chars.greater:
        return this.#blockScalar(column);
      case chars.openMap:
      case chars.openList:
        return this.#flow(column, depth);
      case chars.doubleQuote:
      case chars.singleQuote:
        return this.#quoted(column);
      default:
        return this.#plain(column);
    }
  }

  #blockScalar(column: number): Node {
    const start = this.at;
    const { value, end, next } = readBlockScalar(
      this.text,
      start,
      this.end,
      column,
    );
    this.at = next;
    this.#lineBegin();
    return nodeOf(value, start, end);
  }

  #flow(column: number, depth: number): Node {
    const reader = new FlowReader(this.text, this.end, column < 0, this);
    const node = reader.read(this.at, depth);
    this.at = node.end;
    this.#endValue(column);
    return node;
  }

  #quoted(column: number): Node {
    const start = this.at;
    const { value, end } = readQuoted(this.text, start, this.end);
    this.at = end;
    this.#endValue(column);
    return nodeOf(value, start, end);
  }

  #plain(column: number): Node {
    const start = this.at;
    const line = this.text.slice(start, this.#lineEnd());
    const comment = line.indexOf(' #');
    const word = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (
      indicators.has(this.text.charCodeAt(start)) ||
      /^[-?:](?: |$)|: |:$|\t/.test(word)
    ) {
      bail();
    }
    const end = start + word.length;
    if (isOldBoolean(word)) {
      this.oldBooleans.push({ word, isKey: false, at: [start, end] });
    }
    this.at = end;
    this.#endValue(column);
    return nodeOf(resolvePlain(word), start, end);
  }

  /** What follows a value must not belong to it: the next line would continue it. */
  #endValue(column: number): void {
    this.#finishLine();
    if (this.#column > column && this.#column >= 0) {
      bail();
    }
  }
}

/**
 * Reads a document in the style in which manifests are written, many times faster than a parser of all of YAML.
 *
 * @param start - where the document begins in the text of its file
 * @returns null for a document that is not so simple, or not valid
 * @internal
 */
export function readSimpleYaml(
  text: string,
  start: number,
  end: number,
): Composed | null {
  const reader = new SimpleReader(text, start, end);
  try {
    const root = reader.document();
    const { duplicates, oldBooleans, hasComplexKeys } = reader;
    return { root, duplicates, oldBooleans, hasComplexKeys };
  } catch (error) {
    if (error instanceof Bail) {
      return null;
    }
    throw error;
  }
}
