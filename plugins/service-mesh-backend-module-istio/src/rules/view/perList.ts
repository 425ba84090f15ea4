/**
 * Makes something of a list, once for each list: many hosts share one.
 *
 * @internal
 */
export function perList<T, V>(
  build: (list: readonly T[]) => V,
): (list: readonly T[]) => V {
  const built = new WeakMap<readonly T[], { value: V }>();
  return list => {
    const known = built.get(list) ?? { value: build(list) };
    built.set(list, known);
    return known.value;
  };
}
