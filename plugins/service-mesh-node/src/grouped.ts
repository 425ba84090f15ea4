/**
 * Things by a key of theirs, in the order in which keys come first.
 *
 * @public
 */
export function grouped<T, K = string>(
  things: readonly T[],
  keyOf: (thing: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const known = groups.get(key);
    if (known) {
      known.push(thing);
    } else {
      groups.set(key, [thing]);
    }
  }
  return groups;
}
