import { ManifestDocument } from '../../validate/rule';

/**
 * Groups things that stand in objects by a key, and pairs each with the first of its group that stands in another object.
 *
 * @internal
 */
export function sharedBetweenObjects<T extends { document: ManifestDocument }>(
  things: readonly T[],
  keyOf: (thing: T) => string | null,
): { thing: T; other: T }[] {
  const groups = new Map<string, { first: T; second?: T }>();
  const keyed = things.flatMap(thing => {
    const key = keyOf(thing);
    return key === null ? [] : [{ thing, key }];
  });
  for (const { thing, key } of keyed) {
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { first: thing });
    } else if (!group.second && thing.document !== group.first.document) {
      group.second = thing;
    }
  }
  return keyed.flatMap(({ thing, key }) => {
    const group = groups.get(key);
    const other =
      group?.first.document === thing.document ? group.second : group?.first;
    return other ? [{ thing, other }] : [];
  });
}
