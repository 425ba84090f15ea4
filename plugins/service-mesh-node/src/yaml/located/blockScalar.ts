import { bail, chars } from './bail';

/**
 * The text of a block scalar, where it ends, and where the next line begins.
 *
 * @internal
 */
export interface BlockScalar {
  value: string;
  end: number;
  next: number;
}

const HEADER = /^[|>]-?(?:[ ]+#.*|[ ]*)$/;

function indentation(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === chars.space) {
    at += 1;
  }
  return at - start;
}

/** Joins lines as `>` does; lines that are indented further are not simple. */
function fold(lines: readonly string[]): string {
  let folded = '';
  let blanks = 0;
  lines.forEach((line, index) => {
    if (line === '') {
      blanks += 1;
      return;
    }
    if (line.startsWith(' ') || line.startsWith('\t')) {
      bail();
    }
    if (blanks > 0) {
      folded += '\n'.repeat(blanks);
    } else if (index > 0) {
      folded += ' ';
    }
    folded += line;
    blanks = 0;
  });
  return folded;
}

/**
 * Reads a literal (`|`) or folded (`>`) text with its usual ends.
 *
 * @param parent - the column of the mapping or list around it
 * @internal
 */
export function readBlockScalar(
  text: string,
  start: number,
  end: number,
  parent: number,
): BlockScalar {
  const lineEnd = (from: number) => {
    const at = text.indexOf('\n', from);
    return at < 0 || at > end ? end : at;
  };
  let at = lineEnd(start);
  const header = text.slice(start, at);
  if (!HEADER.test(header)) {
    bail();
  }
  const lines: string[] = [];
  let column = -1;
  let last = at;
  let next = at + 1;
  while (at < end) {
    const from = at + 1;
    const to = lineEnd(from);
    const indent = indentation(text, from, to);
    const isBlank = from + indent >= to;
    if (!isBlank && column < 0) {
      column = indent;
    }
    if (!isBlank && (indent < column || indent <= parent)) {
      break;
    }
    if (isBlank && (column < 0 ? indent > 0 : indent > column)) {
      bail();
    }
    lines.push(isBlank ? '' : text.slice(from + column, to));
    if (!isBlank) {
      last = to;
    }
    at = to;
    next = to + 1;
  }
  while (lines.at(-1) === '') {
    lines.pop();
  }
  if (lines.length === 0) {
    bail();
  }
  const body = header.startsWith('|') ? lines.join('\n') : fold(lines);
  return {
    value: header.charCodeAt(1) === chars.dash ? body : `${body}\n`,
    end: last,
    next,
  };
}
