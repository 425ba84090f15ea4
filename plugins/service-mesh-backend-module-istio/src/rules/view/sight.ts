import { grouped } from './grouped';

/**
 * Things apart by the namespaces that see them, so that none is looked at for a namespace that does not.
 *
 * @internal
 */
export interface Sight<T> {
  /** What all namespaces see. */
  ofAll: readonly T[];
  /** What else each namespace sees. */
  ofNamespace: ReadonlyMap<string, readonly T[]>;
}

/**
 * Parts things by who sees them: `.` stands for a thing's own namespace, `*` for all, `~` for none; an empty list means all,
 * which is the default of a mesh that sets no other (Istio 1.29: `exportTo`).
 *
 * @param viewOf - to whom a thing is exported, and its own namespace
 * @internal
 */
export function sightOf<T>(
  things: readonly T[],
  viewOf: (thing: T) => { exportTo: readonly string[]; home: string },
): Sight<T> {
  const views = things.map(thing => {
    const { exportTo, home } = viewOf(thing);
    const isForAll = exportTo.length === 0 || exportTo.includes('*');
    const namespaces = exportTo.map(to => (to === '.' ? home : to));
    return { thing, namespaces: isForAll ? ['*'] : [...new Set(namespaces)] };
  });
  const byNamespace = grouped(
    views.flatMap(({ thing, namespaces }) =>
      namespaces.map(namespace => ({ thing, namespace })),
    ),
    ({ namespace }) => namespace,
  );
  const lists = new Map(
    [...byNamespace].map(([namespace, seen]) => [
      namespace,
      seen.map(({ thing }) => thing),
    ]),
  );
  const ofAll = lists.get('*') ?? [];
  lists.delete('*');
  return { ofAll, ofNamespace: lists };
}

/**
 * What a namespace sees, in lists that others see too.
 *
 * @internal
 */
export function seenFrom<T>(
  { ofAll, ofNamespace }: Sight<T>,
  namespace: string,
): (readonly T[])[] {
  const others = ofNamespace.get(namespace) ?? [];
  return [ofAll, others].filter(({ length }) => length > 0);
}
