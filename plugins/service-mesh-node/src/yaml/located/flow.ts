import { bail, chars } from './bail';
import { Composed } from './composed';
import { MAX_DEPTH } from './composer';
import { Node, nodeOf } from './node';
import { MapValue } from './mapValue';
import { readQuoted } from './quoted';
import { Scalars } from './scalars';

/**
 * Reads JSON, and the YAML that looks like it: quoted keys or plain words.
 *
 * @internal
 */
export class FlowReader {
  constructor(
    private readonly text: string,
    private readonly end: number,
    /** Whether the collection may go over several lines. */
    private readonly multiline: boolean,
    private readonly found: Omit<Composed, 'root'>,
    private readonly scalars: Scalars,
  ) {}

  /** Reads the value at an offset; its end is that of the node. */
  read(start: number, depth: number): Node {
    if (depth > MAX_DEPTH) {
      bail();
    }
    switch (this.text.charCodeAt(start)) {
      case chars.openMap:
        return this.#map(start, depth);
      case chars.openList:
        return this.#list(start, depth);
      case chars.doubleQuote:
      case chars.singleQuote: {
        const { value, end } = readQuoted(this.text, start, this.end);
        return nodeOf(value, start, end);
      }
      default:
        return this.#plain(start);
    }
  }

  #skip(from: number): number {
    let at = from;
    while (at < this.end) {
      const code = this.text.charCodeAt(at);
      if (code === chars.newline && !this.multiline) {
        bail();
      }
      if (code !== chars.space && code !== chars.newline) {
        return code === chars.tab || code === chars.hash ? bail() : at;
      }
      at += 1;
    }
    return bail();
  }

  #plain(start: number): Node {
    let at = start;
    while (at < this.end && !/[,[\]{}\n:#\t"'&*!|>%@`]/.test(this.text[at])) {
      at += 1;
    }
    if (at >= this.end || !/[,\]}]/.test(this.text[at])) {
      return this.#plainWithMarks(start);
    }
    return this.#scalar(start, at);
  }

  /** A word with colons inside, such as an address. */
  #plainWithMarks(start: number): Node {
    let at = start;
    while (at < this.end && !/[,[\]{}\n#\t]/.test(this.text[at])) {
      at += 1;
    }
    const word = this.text.slice(start, at).trimEnd();
    return /[,\]}]/.test(this.text[at] ?? '') &&
      /^[\w./][^"'&!|>%@`]*$/.test(word) &&
      !/:( |$)/.test(word)
      ? this.#scalar(start, at)
      : bail();
  }

  #scalar(start: number, at: number): Node {
    const word = this.text.slice(start, at).trimEnd();
    if (word === '' || /^[-?:](?: |$)/.test(word)) {
      bail();
    }
    const end = start + word.length;
    if (this.scalars.isOldBoolean(word)) {
      this.found.oldBooleans.push({ word, isKey: false, at: [start, end] });
    }
    return nodeOf(this.scalars.value(word), start, end);
  }

  #list(start: number, depth: number): Node {
    const children: Node[] = [];
    let at = this.#skip(start + 1);
    while (this.text.charCodeAt(at) !== chars.closeList) {
      const child = this.read(at, depth + 1);
      children.push(child);
      at = this.#next(child.end, chars.closeList);
    }
    const value = children.map(child => child.value);
    return nodeOf(value, start, at + 1, children);
  }

  /** Goes over the comma behind an item, up to the next one or the closing bracket. */
  #next(from: number, close: number): number {
    const at = this.#skip(from);
    if (this.text.charCodeAt(at) === chars.comma) {
      return this.#skip(at + 1);
    }
    return this.text.charCodeAt(at) === close ? at : bail();
  }

  #key(start: number): { name: string; end: number } {
    const code = this.text.charCodeAt(start);
    if (code === chars.doubleQuote || code === chars.singleQuote) {
      const { value, end } = readQuoted(this.text, start, this.end);
      return { name: value, end };
    }
    const [name] = /^[A-Za-z_][\w./-]*/.exec(
      this.text.slice(start, Math.min(this.end, start + 100)),
    ) ?? [''];
    const end = start + name.length;
    const isSpaced = [chars.space, chars.newline].includes(
      this.text.charCodeAt(end + 1) as 32,
    );
    if (
      name === '' ||
      !isSpaced ||
      typeof this.scalars.value(name) !== 'string'
    ) {
      bail();
    }
    return { name, end };
  }

  #map(start: number, depth: number): Node {
    const value = new MapValue();
    const children: Node[] = [];
    let at = this.#skip(start + 1);
    while (this.text.charCodeAt(at) !== chars.closeMap) {
      const { name, end } = this.#key(at);
      if (name === '__proto__' || name === '<<') {
        bail();
      }
      if (value.has(name)) {
        this.found.duplicates.push({ key: name, at: [at, end] });
      }
      if (this.text.charCodeAt(end) !== chars.colon) {
        bail();
      }
      const child = this.read(this.#skip(end + 1), depth + 1);
      child.key = name;
      child.keyStart = at;
      child.keyEnd = end;
      children.push(child);
      value.set(name, child.value);
      at = this.#next(child.end, chars.closeMap);
    }
    return nodeOf(value.done(), start, at + 1, children);
  }
}
