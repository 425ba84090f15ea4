import { Mesh } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The name of a mesh for people: `istio-ambient` reads Istio ambient.
 *
 * @internal
 */
export function meshLabel(mesh: Mesh): string {
  const words = mesh.replace(/-/g, ' ');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}
