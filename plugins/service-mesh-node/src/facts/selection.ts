import { namespaceOf, ServiceManifest, WorkloadManifest } from './manifests';

/**
 * Labels of the Pods of a workload.
 *
 * @internal
 */
export const podLabels = (workload: WorkloadManifest): Record<string, string> =>
  workload.spec.template.metadata.labels;

/**
 * Whether labels hold all of a selector.
 *
 * @internal
 */
export function matchesLabels(
  selector: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  return Object.entries(selector).every(
    ([key, value]) => labels[key] === value,
  );
}

/**
 * Whether a Service has an address of its own that leads to Pods: neither headless nor an alias, and with a selector.
 *
 * @internal
 */
export function isAddressable({ spec }: ServiceManifest): boolean {
  return (
    spec.type !== 'ExternalName' &&
    spec.clusterIP !== 'None' &&
    Object.keys(spec.selector).length > 0
  );
}

/**
 * Whether a Service selects the Pods of a workload.
 *
 * @internal
 */
export function selects(
  service: ServiceManifest,
  workload: WorkloadManifest,
): boolean {
  const { selector } = service.spec;
  return (
    Object.keys(selector).length > 0 &&
    namespaceOf(service) === namespaceOf(workload) &&
    matchesLabels(selector, podLabels(workload))
  );
}
