/**
 * Things by a key of theirs, in their order.
 *
 * @internal
 */
export function grouped<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
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
