import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  JsonObject,
  RenderedManifest,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureNamespace,
  ConfigureOptions,
  configureService,
  discover,
  providerOf,
  readMeshConfig,
  resolveTarget,
  rulesFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../../providers';
import { Case } from './cases';

/**
 * What is generated for a service or a namespace, as far as it is judged here.
 *
 * @internal
 */
export interface Configured {
  manifests: RenderedManifest[];
  findings: Finding[];
}

/**
 * What is needed to configure the services of a catalog for a case and a release of its mesh.
 *
 * @param serviceMesh - the section of app-config; the case adds to its targets
 * @internal
 */
export function optionsFor(
  entities: readonly Entity[],
  { mesh, provider: id, settings, gatewayApi }: Case,
  version: string | undefined,
  serviceMesh: JsonObject,
): ConfigureOptions {
  const targets = (serviceMesh.targets ?? {}) as Record<string, JsonObject>;
  const config = readMeshConfig({
    ...serviceMesh,
    defaultMesh: mesh,
    targets: {
      ...targets,
      [id]: { ...targets[id], ...settings, ...(version ? { version } : {}) },
      gatewayApi,
    },
  });
  const provider = providerOf(mesh, providers);
  return {
    discovery: discover({ entities, config, fallbackMesh: mesh }),
    config,
    provider,
    target: resolveTarget({ mesh, config, providers }),
    meshes: providers.flatMap(({ dataPlanes }) => dataPlanes),
    rules: rulesFor([provider]),
  };
}

/** Whether the name of a component stands in for one of Kubernetes that it cannot be, which is a finding of its own. */
const isUnusable = ({ findings }: Pick<ServiceConfig, 'findings'>) =>
  findings.some(({ code }) => code === 'catalog/name-not-kubernetes');

/**
 * The services that are named as Kubernetes asks for; what is rendered for others is known to be refused.
 *
 * @internal
 */
export function subjects({ discovery }: ConfigureOptions): string[] {
  return Object.keys(discovery.services).filter(
    id => !isUnusable(discovery.services[id]),
  );
}

/**
 * The bundles of the namespaces that have one.
 *
 * @internal
 */
export function namespaceBundles(options: ConfigureOptions): Configured[] {
  return options.config.namespaces.flatMap(
    ({ name }) => configureNamespace(name, options) ?? [],
  );
}

/**
 * The configuration of every service and namespace.
 *
 * @internal
 */
export function configured(options: ConfigureOptions): Configured[] {
  return [
    ...subjects(options).map(id => configureService(id, options)),
    ...namespaceBundles(options),
  ];
}
