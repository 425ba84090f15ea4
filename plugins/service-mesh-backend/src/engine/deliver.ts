import {
  DeliveryComparison,
  deliveryRequestSchema,
  NamespaceDelivery,
  ServiceConfig,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  bundleFolder,
  compareFiles,
  compareMeaning,
  kustomizations,
  NamespaceConfig,
  namespaceFolder,
  planDelivery,
  providerOf,
  readPresentFile,
  TextFile,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { FileChecker } from '../FileChecker';
import { Engine } from './Engine';

type Request = z.output<typeof deliveryRequestSchema>;

/** What the rules of a mesh find in some files. */
function findingsIn(
  files: readonly TextFile[],
  mesh: string,
  checker: FileChecker,
) {
  return checker.check({
    files: files.map(({ file, text }) => ({ path: file, content: text })),
    mesh,
  }).findings;
}

function compare(
  { config, namespace, files, folder }: Omit<ServiceDelivery, 'comparison'>,
  { present: texts = [], overwrite, prune }: Request,
  { engine, checker }: { engine: Engine; checker: FileChecker },
): DeliveryComparison {
  const { mesh } = config.target;
  const present = texts.map(readPresentFile);
  const folders = [
    folder,
    ...(namespace ? [namespaceFolder(namespace.namespace, config.target)] : []),
  ];
  const compared = compareFiles(files, present, folders);
  const delivery = planDelivery(compared, { overwrite, prune });
  return {
    files: compared,
    ...delivery,
    meaning: compareMeaning({
      config,
      namespaceManifests: namespace?.manifests,
      present,
      ...delivery,
      provider: providerOf(mesh, engine.providers),
      meshConfig: engine.meshConfig,
    }),
    findings: {
      before: findingsIn(
        present.filter(({ file }) =>
          folders.some(each => file.startsWith(`${each}/`)),
        ),
        mesh,
        checker,
      ),
      after: findingsIn(
        files.map(({ file, yaml }) => ({ file, text: yaml })),
        mesh,
        checker,
      ),
    },
  };
}

function asDelivered({
  namespace,
  configLocation,
  manifests,
  losses,
  findings,
}: NamespaceConfig): NamespaceDelivery {
  return { namespace, configLocation, manifests, losses, findings };
}

/**
 * Makes the files of a service, and of its namespace where that is given, for a repository, and tells what putting them there
 * changes.
 *
 * @internal
 */
export function deliver(
  made: { config: ServiceConfig; namespace: NamespaceConfig | null },
  request: Request,
  options: { engine: Engine; checker: FileChecker },
): ServiceDelivery {
  const { config } = made;
  const namespace = made.namespace && asDelivered(made.namespace);
  const manifests = [...config.manifests, ...(namespace?.manifests ?? [])];
  const delivery = {
    config,
    namespace,
    files: [
      ...manifests.map(({ file, yaml }) => ({ file, yaml })),
      ...(request.layout === 'kustomize'
        ? kustomizations(manifests, config.target)
        : []),
    ],
    folder: bundleFolder(config.service, config.target),
  };
  return {
    ...delivery,
    comparison:
      request.present === undefined
        ? null
        : compare(delivery, request, options),
  };
}
