import { Entity } from '@backstage/catalog-model';
import {
  KubernetesObject,
  Loss,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readMeshConfig, resolveTarget } from '../config';
import { configureService } from '../configure';
import { discover } from '../discover';
import { configureNamespace } from '../namespace';
import { MeshProvider } from '../provider';
import { rulesFor } from '../validate';

/**
 * What a provider makes of a catalog whose namespace `shop` is opted in: the objects of all services together, those of the
 * namespace, and what is lost for the namespace.
 *
 * @public
 */
export function testConfigured(
  entities: readonly Entity[],
  options: { provider: MeshProvider; mesh: string; section?: object },
): {
  services: KubernetesObject[];
  namespace: KubernetesObject[];
  losses: Loss[];
} {
  const { provider, mesh } = options;
  const config = readMeshConfig({
    defaultMesh: mesh,
    targets: { [provider.id]: { trustDomain: 'cluster.local' } },
    namespaces: [{ name: 'shop', bundle: true, location: 'https://git/shop' }],
    ...options.section,
  });
  const providers = [provider];
  const common = {
    discovery: discover({ entities, config, fallbackMesh: mesh }),
    config,
    target: resolveTarget({ mesh, config, providers }),
    provider,
    rules: rulesFor(providers),
  };
  const namespace = configureNamespace('shop', common);
  return {
    services: Object.keys(common.discovery.services).flatMap(id =>
      configureService(id, {
        ...common,
        meshes: provider.dataPlanes,
      }).manifests.map(({ object }) => object),
    ),
    namespace: namespace?.manifests.map(({ object }) => object) ?? [],
    losses: namespace?.losses ?? [],
  };
}
