import { Bail, bail, chars } from './bail';
import { readBlockScalar } from './blockScalar';
import { Composed } from './composed';
import { Cursor } from './cursor';
import { MAX_DEPTH } from './composer';
import { FlowReader } from './flow';
import { findKeyEnd, mayBePlain, readKey } from './keys';
import { MapValue } from './mapValue';
import { Node, nodeOf, Stretch } from './node';
import { readQuoted } from './quoted';
import { kubernetesScalars, Scalars } from './scalars';

/** Reads the block style in which manifests are written; the position goes forward only. */
class SimpleReader extends Cursor implements Omit<Composed, 'root'> {
  readonly duplicates: Composed['duplicates'] = [];
  readonly oldBooleans: Composed['oldBooleans'] = [];
  readonly hasComplexKeys = false;
  readonly #scalars: Scalars;

  constructor(text: string, start: number, end: number, scalars: Scalars) {
    super(text, start, end);
    this.#scalars = scalars;
  }

  document(): Node {
    this.lineBegin();
    const root = this.#node(this.column, 0);
    return this.column < 0 ? root : bail();
  }

  #node(column: number, depth: number): Node {
    if (depth > MAX_DEPTH || column < 0) {
      bail();
    }
    if (this.isDash()) {
      return this.#list(column, depth);
    }
    const code = this.text.charCodeAt(this.at);
    if (code === chars.openMap || code === chars.openList) {
      return this.#flow(-1, depth);
    }
    return this.#map(column, depth);
  }

  #map(column: number, depth: number): Node {
    const value = new MapValue();
    const children: Node[] = [];
    const start = this.at;
    do {
      const from = this.at;
      const to = findKeyEnd(this.text, from, this.end);
      const { name, oldBoolean } =
        to < 0 ? bail() : readKey(this.text, from, to, this.#scalars);
      if (oldBoolean !== undefined) {
        const at: Stretch = [from, to];
        this.oldBooleans.push({ word: oldBoolean, isKey: true, at });
      }
      if (value.has(name)) {
        this.duplicates.push({ key: name, at: [from, to] });
      }
      this.at = this.text.indexOf(':', to) + 1;
      const child = this.#member(column, depth);
      child.key = name;
      child.keyStart = from;
      child.keyEnd = to;
      children.push(child);
      value.set(name, child.value);
      if (this.column > column) {
        bail();
      }
    } while (this.column === column);
    const end = children[children.length - 1].end;
    return nodeOf(value.done(), start, end, children);
  }

  /** The value behind the colon of a key. */
  #member(column: number, depth: number): Node {
    const colon = this.at;
    if (this.isContentBelow()) {
      if (this.column > column) {
        return this.#node(this.column, depth + 1);
      }
      return this.column === column && this.isDash()
        ? this.#list(column, depth + 1)
        : nodeOf(null, colon, colon);
    }
    return this.#inline(column, depth + 1);
  }

  #list(column: number, depth: number): Node {
    if (depth > MAX_DEPTH) {
      bail();
    }
    const children: Node[] = [];
    const start = this.at;
    do {
      children.push(this.#item(column, depth));
      if (this.column > column) {
        bail();
      }
    } while (this.column === column && this.isDash());
    const value = children.map(child => child.value);
    return nodeOf(value, start, children[children.length - 1].end, children);
  }

  #item(column: number, depth: number): Node {
    const dash = this.at;
    this.at += 1;
    if (this.isContentBelow()) {
      return this.column > column
        ? this.#node(this.column, depth + 1)
        : nodeOf(null, dash + 1, dash + 1);
    }
    const inner = column + this.at - dash;
    if (this.isDash()) {
      return this.#list(inner, depth + 1);
    }
    const code = this.text.charCodeAt(this.at);
    const isFlow = code === chars.openMap || code === chars.openList;
    return !isFlow && findKeyEnd(this.text, this.at, this.end) >= 0
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
    this.lineBegin();
    return nodeOf(value, start, end);
  }

  #flow(column: number, depth: number): Node {
    const reader = new FlowReader(
      this.text,
      this.end,
      column < 0,
      this,
      this.#scalars,
    );
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
    let { word, isClosed } = this.#plainLine();
    if (!mayBePlain(word)) {
      bail();
    }
    let end = this.at;
    this.finishLine();
    while (this.column > column && this.column >= 0) {
      const gap = this.text.slice(end, this.at);
      if (isClosed || gap.includes('#')) {
        bail();
      }
      const breaks = gap.split('\n').length - 1;
      const next = this.#plainLine();
      word += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + next.word;
      isClosed = next.isClosed;
      end = this.at;
      this.finishLine();
    }
    if (this.#scalars.isOldBoolean(word)) {
      this.oldBooleans.push({ word, isKey: false, at: [start, end] });
    }
    return nodeOf(this.#scalars.value(word), start, end);
  }

  /** What a line holds of a plain text, and whether a comment ends the text there; goes to its end. */
  #plainLine(): { word: string; isClosed: boolean } {
    const line = this.text.slice(this.at, this.lineEnd());
    const comment = line.indexOf(' #');
    const word = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (/: |:$|\t/.test(word)) {
      bail();
    }
    this.at += word.length;
    return { word, isClosed: comment >= 0 };
  }

  /** What follows a value must not belong to it: the next line would continue it. */
  #endValue(column: number): void {
    this.finishLine();
    if (this.column > column && this.column >= 0) {
      bail();
    }
  }
}

/**
 * Reads a document in the style in which manifests are written, many times faster than a parser of all of YAML.
 *
 * @param start - where the document begins in the text of its file
 * @param scalars - what plain words mean; as Kubernetes has it without it
 * @returns null for a document that is not so simple, or not valid
 * @internal
 */
export function readSimpleYaml(
  text: string,
  start: number,
  end: number,
  scalars = kubernetesScalars,
): Composed | null {
  const reader = new SimpleReader(text, start, end, scalars);
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
