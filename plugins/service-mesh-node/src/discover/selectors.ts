type Labels = Readonly<Record<string, string>>;

const pairsOf = (labels: Labels) =>
  Object.entries(labels).map(([key, value]) => `${key}=${value}`);

/**
 * A selector as text, the same whatever the order of its labels.
 *
 * @internal
 */
export function selectorText(labels: Labels): string {
  return pairsOf(labels).sort().join(',');
}

/** Adds to a list in a map. */
function append<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}

/**
 * Finds selectors that select Pods of one another for sure: the labels of one are among the labels of the other. Each
 * selector is looked for only under its rarest label, so that a label that all have costs nothing.
 *
 * @param selectors - each once
 * @returns for each selector, by its text, the texts of those it overlaps with
 * @internal
 */
export function overlappingSelectors(
  selectors: readonly Labels[],
): Map<string, string[]> {
  const uses = new Map<string, number>();
  for (const pair of selectors.flatMap(pairsOf)) {
    uses.set(pair, (uses.get(pair) ?? 0) + 1);
  }
  const byRarest = new Map<string, Labels[]>();
  for (const selector of selectors) {
    const [rarest] = pairsOf(selector).sort(
      (a, b) => uses.get(a)! - uses.get(b)!,
    );
    append(byRarest, rarest, selector);
  }
  const overlaps = new Map<string, string[]>();
  for (const selector of selectors) {
    const text = selectorText(selector);
    const within = pairsOf(selector)
      .flatMap(pair => byRarest.get(pair) ?? [])
      .filter(
        other =>
          other !== selector &&
          Object.entries(other).every(
            ([key, value]) => selector[key] === value,
          ),
      );
    for (const other of within) {
      append(overlaps, text, selectorText(other));
      append(overlaps, selectorText(other), text);
    }
  }
  return new Map(
    [...overlaps].map(([text, others]) => [text, [...others].sort()]),
  );
}
