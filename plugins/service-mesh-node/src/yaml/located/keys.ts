import { bail, chars } from './bail';
import { readQuoted } from './quoted';
import { Scalars } from './scalars';

/** What no plain scalar begins with. */
const indicators = new Set([...'&*!|>%@`"\'#,[]{}'].map(c => c.charCodeAt(0)));

/** What stands for something else where it is a word of its own. */
const MARK = /^[-?:](?: |$)/;

/**
 * Whether a plain scalar may begin as a text does.
 *
 * @internal
 */
export function mayBePlain(word: string): boolean {
  return !indicators.has(word.charCodeAt(0)) && !MARK.test(word);
}

function isBlankAt(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return at >= end || code === chars.space || code === chars.newline;
}

const isQuote = (code: number) =>
  code === chars.doubleQuote || code === chars.singleQuote;

function quotedKeyEnd(text: string, start: number, end: number): number {
  const quoted = readQuoted(text, start, end);
  let colon = quoted.end;
  while (text.charCodeAt(colon) === chars.space) {
    colon += 1;
  }
  return text.charCodeAt(colon) === chars.colon &&
    isBlankAt(text, colon + 1, end)
    ? quoted.end
    : -1;
}

/**
 * The end of the key that begins at an offset, or -1 where there is none.
 *
 * @internal
 */
export function findKeyEnd(text: string, start: number, end: number): number {
  if (isQuote(text.charCodeAt(start))) {
    return quotedKeyEnd(text, start, end);
  }
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === chars.colon && isBlankAt(text, at + 1, end)) {
      let last = at;
      while (text.charCodeAt(last - 1) === chars.space) {
        last -= 1;
      }
      return last;
    }
    const isComment =
      code === chars.hash && text.charCodeAt(at - 1) === chars.space;
    if (code === chars.newline || code === chars.tab || isComment) {
      return -1;
    }
  }
  return -1;
}

/**
 * A key as JSON has it, and the word it was written as where only YAML 1.1 takes that for a boolean.
 *
 * @internal
 */
export function readKey(
  text: string,
  from: number,
  to: number,
  scalars: Scalars,
): { name: string; oldBoolean?: string } {
  if (isQuote(text.charCodeAt(from))) {
    const { value } = readQuoted(text, from, to);
    return value === '__proto__' ? bail() : { name: value };
  }
  const word = text.slice(from, to);
  if (
    word === '' ||
    !mayBePlain(word) ||
    word === '<<' ||
    word === '__proto__'
  ) {
    bail();
  }
  return scalars.isOldBoolean(word)
    ? { name: scalars.key(word), oldBoolean: word }
    : { name: scalars.key(word) };
}
