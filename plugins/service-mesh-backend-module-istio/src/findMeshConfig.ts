import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Finds MeshConfig in the ConfigMap in which istiod looks for it: `istio`, or `istio-<revision>`.
 *
 * @internal
 */
export function findMeshConfig(
  objects: readonly KubernetesObject[],
): string | null {
  for (const { kind, metadata, data } of objects) {
    const text = (data as JsonObject | null | undefined)?.mesh;
    if (
      kind === 'ConfigMap' &&
      /^istio(-|$)/.test(metadata.name) &&
      typeof text === 'string'
    ) {
      return text;
    }
  }
  return null;
}
