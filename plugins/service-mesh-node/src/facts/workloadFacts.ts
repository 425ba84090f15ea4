import { isDnsLabel } from '../discover/annotations';
import { agreed } from './agreed';
import { WorkloadGroup } from './groups';
import { nameOf, namespaceOf, WorkloadManifest } from './manifests';
import { probePaths } from './probes';
import { podLabels } from './selection';

/** Kubernetes 1.34: the service account of Pods that name none. */
const DEFAULT_ACCOUNT = 'default';

/**
 * The service account that the Pods of a workload run as.
 *
 * @internal
 */
export function serviceAccountOf({ spec }: WorkloadManifest): string {
  const { serviceAccountName, serviceAccount } = spec.template.spec;
  return serviceAccountName || serviceAccount || DEFAULT_ACCOUNT;
}

const formatLabels = (labels: Record<string, string>): string =>
  Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

function selectorOf({ spec }: WorkloadManifest) {
  const { matchLabels, matchExpressions } = spec.selector;
  // Other requirements than equality cannot be said.
  return matchExpressions.length > 0 ? {} : matchLabels;
}

/** `v1,v2`, or `v1-2=version:v1.2` where the label's value is no name. */
function versionsOf({ workloads, versionLabel }: WorkloadGroup): string {
  const values = new Set(
    versionLabel === null
      ? []
      : workloads.map(workload => podLabels(workload)[versionLabel]),
  );
  return [...values]
    .sort()
    .map(value => {
      const name = isDnsLabel(value)
        ? value
        : value.toLocaleLowerCase('en-US').replace(/[^a-z0-9]+/g, '-');
      return versionLabel === 'version' && name === value
        ? value
        : `${name}=${versionLabel}:${value}`;
    })
    .join(',');
}

/** Pods of all workloads together; what variants of one manifest do not agree on is unknown. */
function replicasOf(workloads: readonly WorkloadManifest[]): string {
  const byName = new Map<string, (number | undefined)[]>();
  for (const workload of workloads) {
    const name = nameOf(workload);
    const known = byName.get(name) ?? [];
    byName.set(name, [...known, workload.spec.replicas]);
  }
  const counts = [...byName.values()].map(agreed);
  return counts.every(count => count !== undefined)
    ? String(counts.reduce((sum, count) => sum + count, 0))
    : '';
}

/**
 * What the workloads of a service tell about it, by the short names of annotations; an empty text is unknown.
 *
 * @internal
 */
export function workloadFacts(group: WorkloadGroup): Record<string, string> {
  const { workloads, services, versionLabel } = group;
  const selector =
    versionLabel === null
      ? agreed(workloads.map(selectorOf))
      : agreed(services.map(service => service.spec.selector));
  return {
    namespace: agreed(workloads.map(namespaceOf)) ?? '',
    workload: agreed(workloads.map(({ object }) => object.metadata.name)) ?? '',
    selector: formatLabels(selector ?? {}),
    serviceAccount: agreed(workloads.map(serviceAccountOf)) ?? '',
    replicas: replicasOf(workloads),
    probes: probePaths(workloads).join(','),
    versions: versionsOf(group),
  };
}
