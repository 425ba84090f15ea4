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

/** More changes than these take long to find, and nobody reads them. */
const MOST_EDITS = 4_000;

/**
 * How two texts differ, line by line; `undefined` where they have too little in common.
 *
 * @internal
 */
export function diffText(before: string, after: string): Hunk[] | undefined {
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
