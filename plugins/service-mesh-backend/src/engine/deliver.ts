import {
  DeliveryComparison,
  deliveryRequestSchema,
  ServiceConfig,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  bundleFolder,
  compareFiles,
  compareMeaning,
  kustomizations,
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
  { config, files, folder }: Omit<ServiceDelivery, 'comparison'>,
  { present: texts = [], overwrite, prune }: Request,
  { engine, checker }: { engine: Engine; checker: FileChecker },
): DeliveryComparison {
  const { mesh } = config.target;
  const present = texts.map(readPresentFile);
  const compared = compareFiles(files, present, [folder]);
  const delivery = planDelivery(compared, { overwrite, prune });
  return {
    files: compared,
    ...delivery,
    meaning: compareMeaning({
      config,
      present,
      ...delivery,
      provider: providerOf(mesh, engine.providers),
      meshConfig: engine.meshConfig,
    }),
    findings: {
      before: findingsIn(
        present.filter(({ file }) => file.startsWith(`${folder}/`)),
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

/**
 * Makes the files of a service for a repository, and tells what putting them there changes.
 *
 * @internal
 */
export function deliver(
  config: ServiceConfig,
  request: Request,
  options: { engine: Engine; checker: FileChecker },
): ServiceDelivery {
  const { manifests, service, target } = config;
  const delivery = {
    config,
    files: [
      ...manifests.map(({ file, yaml }) => ({ file, yaml })),
      ...(request.layout === 'kustomize'
        ? kustomizations(manifests, target)
        : []),
    ],
    folder: bundleFolder(service, target),
  };
  return {
    ...delivery,
    comparison:
      request.present === undefined
        ? null
        : compare(delivery, request, options),
  };
}
