import { Container } from './kinds';
import { WorkloadManifest } from './manifests';

const probesOf = (container: Container) => [
  container.livenessProbe,
  container.readinessProbe,
  container.startupProbe,
];

/**
 * Paths that the HTTP probes of workloads request, without queries, each once.
 *
 * @internal
 */
export function probePaths(workloads: readonly WorkloadManifest[]): string[] {
  const paths = workloads
    .flatMap(({ spec }) => spec.template.spec.containers)
    .flatMap(probesOf)
    .flatMap(probe => (probe ? probe.httpGet.path || '/' : []))
    .map(path => path.split('?')[0])
    // The kubelet requests a path that lacks its slash with one.
    .map(path => (path.startsWith('/') ? path : `/${path}`));
  return [...new Set(paths)].sort();
}
