import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { MeshProvider } from '../provider';

const groupOf = (apiVersion: string) => apiVersion.split('/')[0];

/** Groups that Kubernetes itself or the Gateway API owns tell nothing about a mesh. */
const isShared = (apiVersion: string) =>
  !apiVersion.includes('/') ||
  !groupOf(apiVersion).includes('.') ||
  groupOf(apiVersion).endsWith('.k8s.io');

function groupsOf({ kinds }: MeshProvider): Set<string> {
  return new Set(
    kinds
      .filter(({ apiVersion }) => !isShared(apiVersion))
      .map(({ apiVersion }) => groupOf(apiVersion)),
  );
}

/**
 * The provider whose mesh manifests are written for: the one that alone knows the API groups among them.
 *
 * @throws InputError where the manifests name no mesh, or several.
 * @public
 */
export function providerOfManifests(
  objects: readonly KubernetesObject[],
  providers: readonly MeshProvider[],
): MeshProvider {
  const present = new Set(objects.map(({ apiVersion }) => groupOf(apiVersion)));
  const named = providers.filter(provider => {
    const others = providers
      .filter(other => other !== provider)
      .flatMap(other => [...groupsOf(other)]);
    return [...groupsOf(provider)].some(
      group => present.has(group) && !others.includes(group),
    );
  });
  if (named.length !== 1) {
    const meshes = providers.flatMap(({ dataPlanes }) => dataPlanes).join(', ');
    const found = named.map(({ title }) => title).join(' and ');
    throw new InputError(
      named.length === 0
        ? `The manifests hold no object that only one mesh reads; say --mesh, one of ${meshes}`
        : `The manifests are for ${found}; say --mesh, one of ${meshes}`,
    );
  }
  return named[0];
}
