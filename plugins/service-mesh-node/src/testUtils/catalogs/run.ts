import { Entity } from '@backstage/catalog-model';
import {
  KubernetesObject,
  Loss,
  RenderedManifest,
  ServiceId,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readMeshConfig, resolveTarget } from '../../config';
import { configureService } from '../../configure';
import { resolveService } from '../../resolveService';
import { discover, Discovery } from '../../discover';
import { configureNamespace, NamespaceConfig } from '../../namespace';
import { MeshProvider, ServiceInput } from '../../provider';

/**
 * One service as the whole engine leaves it.
 *
 * @public
 */
export interface TestServiceRun {
  input: ServiceInput;
  manifests: RenderedManifest[];
  losses: Loss[];
}

/**
 * A catalog as the whole engine leaves it.
 *
 * @public
 */
export interface TestRun {
  target: Target;
  discovery: Discovery;
  services: Record<ServiceId, TestServiceRun>;
  namespaces: NamespaceConfig[];
  /** Everything that is rendered, as it would be applied to a cluster. */
  objects: KubernetesObject[];
}

/**
 * Takes a catalog through the whole engine, up to the manifests of all services and namespaces. No rule looks at them.
 *
 * @param section - `serviceMesh` of app-config
 * @public
 */
export function testRun(
  entities: readonly Entity[],
  section: object,
  options: { provider: MeshProvider; mesh: string; environment?: string },
): TestRun {
  const { provider, mesh, environment } = options;
  const config = readMeshConfig({ defaultMesh: mesh, ...section });
  const target = resolveTarget({
    mesh,
    environment,
    config,
    providers: [provider],
  });
  const discovery = discover({
    entities,
    config,
    environment,
    fallbackMesh: mesh,
  });
  const common = { discovery, config, target, provider, rules: [] };
  const services = Object.fromEntries(
    Object.keys(discovery.services).map(id => {
      const { manifests, losses } = configureService(id, {
        ...common,
        meshes: provider.dataPlanes,
      });
      const { input } = resolveService(id, common);
      return [id, { input, manifests, losses }];
    }),
  );
  const namespaces = config.namespaces.flatMap(
    ({ name }) => configureNamespace(name, common) ?? [],
  );
  return {
    target,
    discovery,
    services,
    namespaces,
    objects: [...Object.values(services), ...namespaces].flatMap(
      ({ manifests }) => manifests.map(({ object }) => object),
    ),
  };
}
