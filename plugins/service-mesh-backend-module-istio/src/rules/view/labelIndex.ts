import { hasLabels } from '../../lenient';

/**
 * Things by their labels, so that a selector does not have to look at each of them.
 *
 * @returns those that have all labels wanted, in order; all of them where none is wanted. The same labels have the same list
 *   as their answer.
 * @internal
 */
export function labelIndex<T>(
  things: readonly T[],
  labelsOf: (thing: T) => Record<string, string>,
): (wanted: Record<string, string>) => T[] {
  const byLabel = new Map<string, T[]>();
  for (const thing of things) {
    for (const label of Object.entries(labelsOf(thing))) {
      const key = label.join('=');
      const known = byLabel.get(key) ?? [];
      known.push(thing);
      byLabel.set(key, known);
    }
  }
  const answers = new Map<string, T[]>();
  return wanted => {
    const question = JSON.stringify(Object.entries(wanted).sort());
    const known = answers.get(question);
    if (known) {
      return known;
    }
    const candidates = Object.entries(wanted)
      .map(label => byLabel.get(label.join('=')) ?? [])
      .reduce((a, b) => (b.length < a.length ? b : a), things as T[]);
    const found = candidates.filter(thing =>
      hasLabels(labelsOf(thing), wanted),
    );
    answers.set(question, found);
    return found;
  };
}
