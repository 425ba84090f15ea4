/** Number of single-character edits that turn one text into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          row[j] + 1,
          next[j - 1] + 1,
          row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[b.length];
}

/**
 * The known name nearest to an unknown one, or `null` where none is near enough to be meant. Names longer than 100
 * characters are near to none.
 *
 * @public
 */
export function didYouMean(
  name: string,
  known: readonly string[],
): string | null {
  if (name.length > 100) {
    return null;
  }
  const most = Math.max(2, name.length / 3);
  const [best] = known
    .filter(({ length }) => Math.abs(length - name.length) <= most)
    .map(candidate => ({ candidate, edits: distance(name, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  return best && best.edits <= most ? best.candidate : null;
}
