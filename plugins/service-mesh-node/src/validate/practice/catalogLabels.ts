import { CatalogService } from '../rule';

/**
 * A label in a namespace.
 *
 * @internal
 */
export const labelKey = (namespace: string, key: string, value: string) =>
  JSON.stringify([namespace, key, value]);

/**
 * Finds out by which label objects about Pods are looked up: of those that services of the catalog select by, the one that
 * the fewest services share. A label that all have, such as that of their system, leads only to what has no other.
 *
 * @returns the label; `null` for labels by which the Pods are those of no service, `undefined` where they may be of any
 * @internal
 */
export function catalogLabels(services: readonly CatalogService[]) {
  const keys = new Set<string>();
  const counts = new Map<string, number>();
  for (const { input } of services) {
    const { namespace, workload } = input.service;
    for (const [key, value] of Object.entries(workload.selector.value)) {
      const label = labelKey(namespace.value ?? '', key, value);
      keys.add(key);
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return (
    namespace: string,
    pods: Readonly<Record<string, string>>,
  ): string | null | undefined => {
    const entries = Object.entries(pods).filter(([key]) => keys.has(key));
    const known = entries
      .map(([key, value]) => labelKey(namespace, key, value))
      .filter(label => counts.has(label))
      .sort((a, b) => counts.get(a)! - counts.get(b)!);
    return known[0] ?? (entries.length > 0 ? null : undefined);
  };
}
