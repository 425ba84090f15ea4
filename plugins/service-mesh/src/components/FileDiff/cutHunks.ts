import { Hunk } from '../../files/diffText';

/** More lines than these take long to draw. */
const MOST_LINES = 1_000;

/**
 * The first lines of hunks, and how many are left out.
 *
 * @internal
 */
export function cutHunks(hunks: readonly Hunk[]): {
  shown: Hunk[];
  cut: number;
} {
  let left = MOST_LINES;
  let cut = 0;
  const shown: Hunk[] = [];
  for (const hunk of hunks) {
    const lines = hunk.lines.slice(0, left);
    left -= lines.length;
    cut += hunk.lines.length - lines.length;
    if (lines.length) {
      shown.push({ ...hunk, lines });
    }
  }
  return { shown, cut };
}
