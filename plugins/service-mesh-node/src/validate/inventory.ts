import { isGenerated } from './generated';
import { ManifestDocument } from './rule';

/** Kinds whose presence shows that a namespace was given as a whole, and not only what configures the mesh in it. */
const WORKLOADS = new Set([
  'v1 Pod',
  'v1 ReplicationController',
  'v1 Service',
  'apps/v1 DaemonSet',
  'apps/v1 Deployment',
  'apps/v1 ReplicaSet',
  'apps/v1 StatefulSet',
  'batch/v1 CronJob',
  'batch/v1 Job',
]);

/**
 * The namespaces whose inventory counts as given: the input holds a Service, a workload or the Namespace itself that was
 * not rendered here. The key of objects that name no namespace is `null`.
 *
 * @internal
 */
export function givenNamespaces(
  documents: readonly ManifestDocument[],
): ReadonlySet<string | null> {
  const given = new Set<string | null>();
  for (const { object } of documents.filter(one => !isGenerated(one.object))) {
    const kind = `${object.apiVersion} ${object.kind}`;
    if (kind === 'v1 Namespace') {
      given.add(object.metadata.name);
    } else if (WORKLOADS.has(kind)) {
      given.add(object.metadata.namespace ?? null);
    }
  }
  return given;
}
