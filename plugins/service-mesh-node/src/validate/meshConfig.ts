import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from 'yaml';
import { MeshProvider } from '../provider';

/**
 * Reads settings that a mesh keeps as YAML inside a text.
 *
 * @returns null for a text that is no YAML, or no mapping
 * @public
 */
export function parseSettings(text: string): JsonObject | null {
  try {
    const settings: unknown = parse(text, { logLevel: 'error' });
    return settings !== null &&
      typeof settings === 'object' &&
      !Array.isArray(settings)
      ? (settings as JsonObject)
      : null;
  } catch {
    // Text that is no YAML says nothing of the mesh, which would refuse it too.
    return null;
  }
}

/**
 * Reads the settings of a mesh as a whole from the objects of a cluster.
 *
 * @returns null where no provider finds them
 * @public
 */
export function findMeshConfig(
  objects: readonly KubernetesObject[],
  providers: readonly MeshProvider[],
): JsonObject | null {
  for (const provider of providers) {
    const text = provider.findMeshConfig?.(objects) ?? null;
    const settings = text === null ? null : parseSettings(text);
    if (settings) {
      return settings;
    }
  }
  return null;
}
