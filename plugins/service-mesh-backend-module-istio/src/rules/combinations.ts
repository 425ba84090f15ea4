/** Most combinations of two lists of one object that a rule looks at. */
const MOST = 1000;

/**
 * The first entries of a list, no more than a rule can combine with all of another list of the same object: an object that a hand
 * wrote has fewer, and one that was made to take long repeats itself.
 *
 * @param others - length of the other list
 * @internal
 */
export function toCombine<T>(list: readonly T[], others: number): T[] {
  return list.slice(0, Math.max(1, Math.floor(MOST / Math.max(1, others))));
}
