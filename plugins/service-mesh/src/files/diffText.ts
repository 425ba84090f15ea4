import { structuredPatch } from 'diff';

/**
 * A stretch of two texts that differ, with the lines around it.
 *
 * @internal
 */
export interface Hunk {
  /** First line of it in each text, counted from 1. */
  before: number;
  after: number;
  /** Each line with `+`, `-` or a space before it. */
  lines: string[];
}

/** The time to find changes grows with the square of their number, and nobody reads more than these. */
const MOST_EDITS = 1_000;

const linesOf = (text: string, sign: string) =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map(line => sign + line);

/**
 * How two texts differ, line by line; `undefined` where they have too little in common.
 *
 * @internal
 */
export function diffText(before: string, after: string): Hunk[] | undefined {
  if (before === '' && after !== '') {
    return [{ before: 0, after: 1, lines: linesOf(after, '+') }];
  }
  if (after === '' && before !== '') {
    return [{ before: 1, after: 0, lines: linesOf(before, '-') }];
  }
  const patch = structuredPatch('', '', before, after, undefined, undefined, {
    context: 3,
    maxEditLength: MOST_EDITS,
  });
  return patch?.hunks.map(({ oldStart, newStart, lines }) => ({
    before: oldStart,
    after: newStart,
    lines: lines.filter(line => !line.startsWith('\\')),
  }));
}
