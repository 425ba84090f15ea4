import { nameOf, ServiceManifest, WorkloadManifest } from './manifests';
import { isAddressable, podLabels, selects } from './selection';

/**
 * The workloads of one service: a single one, its versions side by side, or manifests of one workload that several files
 * hold.
 *
 * @internal
 */
export interface WorkloadGroup {
  workloads: WorkloadManifest[];
  /** Services with an address of their own that select all of them. */
  services: ServiceManifest[];
  /** The Pod label that tells the versions apart; `null` for one version. */
  versionLabel: string | null;
}

type Unit = WorkloadManifest[];

/** Manifests of the same workload, together. */
function units(workloads: readonly WorkloadManifest[]): Unit[] {
  const byName = new Map<string, Unit>();
  for (const workload of workloads) {
    const name = nameOf(workload);
    byName.set(name, [...(byName.get(name) ?? []), workload]);
  }
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, unit]) => unit);
}

/** The one label in which the Pods of several workloads differ, or `version` among several. */
function versionLabelOf(selected: readonly Unit[]): string | null {
  const labels = selected.map(([first]) => podLabels(first));
  const keys = [...new Set(labels.flatMap(Object.keys))];
  const differing = keys.filter(
    key => new Set(labels.map(set => set[key])).size > 1,
  );
  const telling = differing.filter(
    key =>
      labels.every(set => Object.hasOwn(set, key)) &&
      new Set(labels.map(set => set[key])).size === labels.length,
  );
  if (telling.includes('version')) {
    return 'version';
  }
  return differing.length === 1 ? telling[0] ?? null : null;
}

/**
 * Sorts workloads into services.
 *
 * @internal
 */
export function groupWorkloads(
  workloads: readonly WorkloadManifest[],
  services: readonly ServiceManifest[],
): WorkloadGroup[] {
  const all = units(workloads);
  const addressable = services.filter(isAddressable);
  const versioned = addressable
    .map(service => {
      const selected = all.filter(([first]) => selects(service, first));
      return {
        selected,
        versionLabel: selected.length > 1 ? versionLabelOf(selected) : null,
      };
    })
    .filter(({ versionLabel }) => versionLabel !== null)
    // The Service that stands for all versions, not the one of some of them.
    .sort((a, b) => b.selected.length - a.selected.length);

  const taken = new Set<Unit>();
  const groups: Pick<WorkloadGroup, 'workloads' | 'versionLabel'>[] = [];
  const single = (unit: Unit) => ({ selected: [unit], versionLabel: null });
  for (const { selected, versionLabel } of [...versioned, ...all.map(single)]) {
    if (!selected.some(unit => taken.has(unit))) {
      selected.forEach(unit => taken.add(unit));
      groups.push({ workloads: selected.flat(), versionLabel });
    }
  }
  return groups.map(group => ({
    ...group,
    services: addressable.filter(service =>
      group.workloads.every(workload => selects(service, workload)),
    ),
  }));
}
