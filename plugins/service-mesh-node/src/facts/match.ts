import {
  annotations,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { parseSelector } from '../discover/annotations';
import { WorkloadGroup } from './groups';
import { namespaceOf } from './manifests';
import { matchesLabels, podLabels } from './selection';

/** Backstage 1.55, Kubernetes plugin: the label and annotation that tie objects to an entity. */
const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const NAME_LABEL = 'app.kubernetes.io/name';

type Test = (component: Entity, group: WorkloadGroup) => boolean;

const annotation = ({ metadata }: Entity, name: string) =>
  metadata.annotations?.[name];

const workloadNames = ({ workloads }: WorkloadGroup) =>
  workloads.map(({ object }) => object.metadata.name);

const serviceNames = ({ services }: WorkloadGroup) =>
  services.map(({ object }) => object.metadata.name);

function hasLabel({ workloads }: WorkloadGroup, key: string, value?: string) {
  return (
    value !== undefined &&
    workloads.some(
      workload =>
        podLabels(workload)[key] === value ||
        workload.object.metadata.labels?.[key] === value,
    )
  );
}

function selectorFits(component: Entity, { workloads }: WorkloadGroup) {
  const text =
    annotation(component, annotations.selector) ??
    annotation(component, kubernetesAnnotations.labelSelector);
  const parsed = text === undefined ? undefined : parseSelector(text);
  return (
    parsed !== undefined &&
    'value' in parsed &&
    workloads.every(workload =>
      matchesLabels(parsed.value, podLabels(workload)),
    )
  );
}

/** What ties a Component to workloads, strongest first: the first tie that any Component has decides. */
const ties: Test[] = [
  (component, group) =>
    hasLabel(group, KUBERNETES_ID, annotation(component, KUBERNETES_ID)),
  (component, group) =>
    workloadNames(group).includes(
      annotation(component, annotations.workload) ?? '',
    ) ||
    serviceNames(group).includes(
      annotation(component, annotations.service) ?? '',
    ),
  selectorFits,
  ({ metadata }, group) => workloadNames(group).includes(metadata.name),
  ({ metadata }, group) => serviceNames(group).includes(metadata.name),
  ({ metadata }, group) => hasLabel(group, KUBERNETES_ID, metadata.name),
  ({ metadata }, group) => hasLabel(group, NAME_LABEL, metadata.name),
];

/** A Component that states another namespace is another one's. */
function inNamespace(component: Entity, { workloads }: WorkloadGroup) {
  const stated =
    annotation(component, annotations.namespace) ??
    annotation(component, kubernetesAnnotations.namespace);
  const actual = namespaceOf(workloads[0]);
  return stated === undefined || actual === null || stated === actual;
}

/**
 * The Components that workloads may belong to: none, one, or several that nothing tells apart.
 *
 * @internal
 */
export function componentsOf(
  group: WorkloadGroup,
  components: readonly Entity[],
): Entity[] {
  const near = components.filter(component => inNamespace(component, group));
  for (const tied of ties) {
    const found = near.filter(component => tied(component, group));
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}
