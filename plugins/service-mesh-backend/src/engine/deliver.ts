import {
  DeliveryComparison,
  deliveryRequestSchema,
  Finding,
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
  Steps,
  TextFile,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { check } from './check';
import { Engine } from './Engine';

type Request = z.output<typeof deliveryRequestSchema>;

/** What the rules of a mesh find in some files. */
function* findingsIn(
  files: readonly TextFile[],
  mesh: string,
  { engine, today }: { engine: Engine; today: string },
): Steps<Finding[]> {
  const request = {
    files: files.map(({ file, text }) => ({ path: file, content: text })),
    mesh,
  };
  const { findings } = yield* check(engine, { request, today });
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

function* compare(
  made: Made,
  request: Request,
  options: { engine: Engine; today: string },
): Steps<Pick<ServiceDelivery, 'files'> & { comparison: DeliveryComparison }> {
  const { engine } = options;
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
        before: yield* findingsIn(
          present.filter(({ file }) =>
            folders.some(each => file.startsWith(`${each}/`)),
          ),
          mesh,
          options,
        ),
        after: yield* findingsIn(
          whole.files.map(({ file, yaml }) => ({ file, text: yaml })),
          mesh,
          options,
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
 * @param options - `today` is the date, as `YYYY-MM-DD`
 * @internal
 */
export function* deliver(
  engine: Engine,
  options: {
    config: PreviewedConfig;
    namespace: NamespaceConfig | null;
    request: Request;
    today: string;
  },
): Steps<ServiceDelivery> {
  const { config, request, today } = options;
  const namespace = options.namespace && asDelivered(options.namespace);
  const parts = {
    config,
    namespace,
    manifests: [...config.manifests, ...(namespace?.manifests ?? [])],
    folder: bundleFolder(config.service, config.target),
  };
  const { files, comparison } =
    request.present === undefined
      ? { files: filesOf(parts.manifests, parts, request), comparison: null }
      : yield* compare(parts, request, { engine, today });
  return {
    config,
    namespace,
    files: files.map(({ file, yaml }) => ({ file, yaml })),
    folder: parts.folder,
    comparison,
  };
}
