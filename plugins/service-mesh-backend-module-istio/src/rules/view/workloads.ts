import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, labels, members } from '../../lenient';
import { identityOf } from '../documents';
import { labelIndex } from './labelIndex';
import { perContext } from './perContext';

/** Where kinds of workloads keep the template of their Pods; a Pod is its own. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'v1 Pod': [],
  'v1 ReplicationController': ['spec', 'template'],
  'apps/v1 DaemonSet': ['spec', 'template'],
  'apps/v1 Deployment': ['spec', 'template'],
  'apps/v1 ReplicaSet': ['spec', 'template'],
  'apps/v1 StatefulSet': ['spec', 'template'],
  'argoproj.io/v1alpha1 Rollout': ['spec', 'template'],
  'batch/v1 CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch/v1 Job': ['spec', 'template'],
};

/**
 * What runs: Pods, and what makes Pods.
 *
 * @internal
 */
export interface Workload {
  document: ManifestDocument;
  kind: string;
  name: string;
  namespace: string;
  /** Labels of its Pods. */
  labels: Record<string, string>;
  /** Annotations of its Pods. */
  annotations: Record<string, string>;
  /** Where the metadata and spec of its Pods stand; empty for a Pod. */
  template: JsonPointer;
  /** The spec of its Pods. */
  podSpec: JsonObject;
  /** Containers of its Pods, without those that run first. */
  containers: JsonObject[];
  /** The service account of its Pods. */
  serviceAccount: string;
}

function readWorkload(document: ManifestDocument): Workload | null {
  const { object } = document;
  const path = TEMPLATES[`${object.apiVersion} ${object.kind}`];
  if (!path) {
    return null;
  }
  const pod = path.reduce<JsonObject>(
    (value, key) => members(value[key]),
    object as unknown as JsonObject,
  );
  const metadata = members(pod.metadata);
  const podSpec = members(pod.spec);
  const { serviceAccountName, containers } = podSpec;
  return {
    document,
    kind: object.kind,
    ...identityOf(object),
    labels: labels(metadata.labels),
    annotations: labels(metadata.annotations),
    template: path.map(key => `/${key}`).join(''),
    podSpec,
    containers: items(containers),
    serviceAccount:
      typeof serviceAccountName === 'string' && serviceAccountName
        ? serviceAccountName
        : 'default',
  };
}

/**
 * The workloads of the input, by namespace.
 *
 * @internal
 */
export const workloadsOf = perContext<ReadonlyMap<string, Workload[]>>(
  ({ documents }) => {
    const found = new Map<string, Workload[]>();
    for (const document of documents) {
      const workload = readWorkload(document);
      if (workload) {
        const known = found.get(workload.namespace) ?? [];
        known.push(workload);
        found.set(workload.namespace, known);
      }
    }
    return found;
  },
);

/**
 * All workloads of the input, in its order within each namespace.
 *
 * @internal
 */
export function allWorkloads(context: RuleContext): Workload[] {
  return [...workloadsOf(context).values()].flat();
}

const podLabels = (workload: Workload) => workload.labels;

const indexes = perContext(
  context =>
    new Map(
      [...workloadsOf(context)].map(([namespace, workloads]) => [
        namespace,
        labelIndex(workloads, podLabels),
      ]),
    ),
);

/**
 * The workloads of a namespace whose Pods have labels; without labels, all of them.
 *
 * @internal
 */
export function selectedWorkloads(
  context: RuleContext,
  namespace: string,
  wanted: Record<string, string>,
): Workload[] {
  return indexes(context).get(namespace)?.(wanted) ?? [];
}

const indexOfAll = perContext(context =>
  labelIndex(allWorkloads(context), podLabels),
);

/**
 * The workloads of all namespaces whose Pods have labels; without labels, all of them.
 *
 * @internal
 */
export function workloadsAnywhere(
  context: RuleContext,
  wanted: Record<string, string>,
): Workload[] {
  return indexOfAll(context)(wanted);
}
