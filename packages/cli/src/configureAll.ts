import {
  RenderedManifest,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  bundleFolder,
  configureNamespace,
  configureService,
  GeneratedText,
  generatedFiles,
  NamespaceConfig,
  namespaceFolder,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Layout, layoutFiles } from './layout';
import { ReadServices } from './readServices';

/**
 * What a run generates.
 *
 * @internal
 */
export interface Configured {
  services: Omit<ServiceConfig, 'redacted' | 'renditions'>[];
  namespaces: NamespaceConfig[];
  manifests: RenderedManifest[];
  /** All files: those of the manifests and what the layout adds. */
  files: GeneratedText[];
  /** Folders of the bundles. */
  folders: string[];
}

/**
 * Makes the configuration of services, and where no single one is asked for that of the namespaces which app-config opts in.
 *
 * @internal
 */
export function configureAll(
  { ids, options }: Pick<ReadServices, 'ids' | 'options'>,
  { entity, layout }: { entity?: string; layout: Layout },
): Configured {
  const { config, target } = options;
  const services = ids.map(id => configureService(id, options));
  // A namespace as a whole takes all its services.
  const namespaces =
    entity === undefined
      ? config.namespaces.flatMap(
          ({ name }) => configureNamespace(name, options) ?? [],
        )
      : [];
  const manifests = [...services, ...namespaces].flatMap(
    result => result.manifests,
  );
  return {
    services,
    namespaces,
    manifests,
    files: [
      ...generatedFiles(manifests),
      ...layoutFiles(layout, manifests, target),
    ],
    folders: [
      ...services.map(({ service }) => bundleFolder(service, target)),
      ...namespaces.map(({ namespace }) => namespaceFolder(namespace, target)),
    ],
  };
}
