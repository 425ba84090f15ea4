/**
 * Things by a key of theirs, in their order.
 *
 * @internal
 */
export function grouped<T, K = string>(
  things: readonly T[],
  keyOf: (thing: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const known = groups.get(keyOf(thing));
    if (known) {
      known.push(thing);
    } else {
      groups.set(keyOf(thing), [thing]);
    }
  }
  return groups;
}
