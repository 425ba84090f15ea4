import {
  Mesh,
  NO_MESH,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig, resolveTarget } from './config';
import { Discovery } from './discover';
import { MeshProvider } from './provider';
import { resolveService } from './resolveService';
import { CatalogFacts } from './validate';

/**
 * Resolves every service of a catalog for the mesh that it is in, as what rules may know beside manifests from elsewhere.
 * Services outside every mesh are left out.
 *
 * @param mesh - data plane to take all services for; without it, each service's own
 * @throws InputError for a mesh or an environment that there is not.
 * @public
 */
export function catalogFacts(options: {
  discovery: Discovery;
  config: MeshConfig;
  providers: readonly MeshProvider[];
  environment?: string;
  mesh?: Mesh;
}): CatalogFacts {
  const { discovery, config, providers, environment, mesh } = options;
  const meshes = providers.flatMap(({ dataPlanes }) => dataPlanes);
  const targets = new Map<Mesh, Target>();
  const targetOf = (name: Mesh) => {
    const target =
      targets.get(name) ??
      resolveTarget({ mesh: name, environment, config, providers });
    targets.set(name, target);
    return target;
  };
  return {
    services: Object.entries(discovery.services).flatMap(([id, found]) => {
      const own = found.service.mesh.value;
      const name = mesh ?? (meshes.includes(own) ? own : meshes[0]);
      if (own === NO_MESH) {
        return [];
      }
      const target = targetOf(name);
      const { input } = resolveService(id, { discovery, config, target });
      return [{ input, target }];
    }),
    identities: discovery.identities,
  };
}
