import {
  DeliveryComparison,
  deliveryRequestSchema,
  NamespaceBundle,
  PreviewedConfig,
  RenderedManifest,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  bundleFolder,
  compareFiles,
  compareMeaning,
  Delivery,
  firstStep,
  GeneratedText,
  generatedFiles,
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
async function findingsIn(
  files: readonly TextFile[],
  mesh: string,
  checker: FileChecker,
) {
  const { findings } = await checker.check({
    files: files.map(({ file, text }) => ({ path: file, content: text })),
    mesh,
  });
  return findings;
}

/** What a delivery is made of. */
interface Made {
  config: PreviewedConfig;
  namespace: NamespaceBundle | null;
  manifests: RenderedManifest[];
  folder: string;
}

/** The files of some of the manifests, and what the layout adds to them. */
function filesOf(
  manifests: readonly RenderedManifest[],
  { config }: Made,
  { layout }: Request,
): GeneratedText[] {
  return [
    ...generatedFiles(manifests),
    ...(layout === 'kustomize' ? kustomizations(manifests, config.target) : []),
  ];
}

async function compare(
  made: Made,
  request: Request,
  { engine, checker }: { engine: Engine; checker: FileChecker },
): Promise<
  Pick<ServiceDelivery, 'files'> & { comparison: DeliveryComparison }
> {
  const { config, namespace, manifests, folder } = made;
  const { mesh } = config.target;
  const present = (request.present ?? []).map(readPresentFile);
  const folders = [
    folder,
    ...(namespace ? [namespaceFolder(namespace.namespace, config.target)] : []),
  ];
  const planned = (some: readonly RenderedManifest[]) => {
    const files = filesOf(some, made, request);
    const compared = compareFiles(files, present, folders);
    return { files, compared, delivery: planDelivery(compared, request) };
  };
  const meaningOf = (delivery: Delivery) =>
    compareMeaning({
      config,
      namespaceManifests: namespace?.manifests,
      present,
      ...delivery,
      provider: providerOf(mesh, engine.providers),
      meshConfig: engine.meshConfig,
    });

  const whole = planned(manifests);
  const meaning = meaningOf(whole.delivery);
  const { later, removed } = firstStep(
    whole.delivery,
    request.stepwise ? meaning.unsafe : [],
    manifests.map(({ file }) => file),
  );
  const isThere = new Set(present.map(({ file }) => file));
  // No kustomization lists a file that is to come later.
  const first = later.length
    ? planned(
        manifests.filter(
          ({ file }) => isThere.has(file) || !later.includes(file),
        ),
      )
    : whole;
  const delivery = {
    ...first.delivery,
    written: first.delivery.written.filter(file => !later.includes(file)),
    removed,
  };
  return {
    files: first.files,
    comparison: {
      files: first.compared,
      ...delivery,
      later,
      meaning: later.length ? meaningOf(delivery) : meaning,
      findings: {
        before: await findingsIn(
          present.filter(({ file }) =>
            folders.some(each => file.startsWith(`${each}/`)),
          ),
          mesh,
          checker,
        ),
        after: await findingsIn(
          whole.files.map(({ file, yaml }) => ({ file, text: yaml })),
          mesh,
          checker,
        ),
      },
    },
  };
}

/**
 * What is told of a namespace.
 *
 * @internal
 */
export function asDelivered({
  namespace,
  configLocation,
  manifests,
  losses,
  findings,
}: NamespaceConfig): NamespaceBundle {
  return { namespace, configLocation, manifests, losses, findings };
}

/**
 * Makes the files of a service, and of its namespace where that is given, for a repository, and tells what putting them there
 * changes.
 *
 * @internal
 */
export async function deliver(
  made: { config: PreviewedConfig; namespace: NamespaceConfig | null },
  request: Request,
  options: { engine: Engine; checker: FileChecker },
): Promise<ServiceDelivery> {
  const { config } = made;
  const namespace = made.namespace && asDelivered(made.namespace);
  const parts = {
    config,
    namespace,
    manifests: [...config.manifests, ...(namespace?.manifests ?? [])],
    folder: bundleFolder(config.service, config.target),
  };
  const { files, comparison } =
    request.present === undefined
      ? { files: filesOf(parts.manifests, parts, request), comparison: null }
      : await compare(parts, request, options);
  return {
    config,
    namespace,
    files: files.map(({ file, yaml }) => ({ file, yaml })),
    folder: parts.folder,
    comparison,
  };
}
