import {
  KubernetesObject,
  MeaningComparison,
  RenderedManifest,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { configFact } from '../config/environment';
import { knownOf } from '../evaluate';
import { MeshProvider } from '../provider';
import { bundleFolder, namespaceFolder } from '../render/bundle';
import { compareCalls } from './compareCalls';
import { compareFields } from './compareFields';
import { PresentFile } from './presentFile';
import { representativeRequests } from './requests';
import { unsafeSteps } from './unsafeSteps';

/**
 * What {@link compareMeaning} needs.
 *
 * @public
 */
export interface MeaningOptions {
  /** What is generated for the service. */
  config: Pick<ServiceConfig, 'service' | 'target' | 'admission' | 'manifests'>;
  /** What is generated for its namespace in the same run. */
  namespaceManifests?: readonly RenderedManifest[];
  /** The files of the folder. */
  present: readonly PresentFile[];
  /** Files of the delivery that are written; see `planDelivery`. */
  written: readonly string[];
  /** Files of the delivery that are removed. */
  removed: readonly string[];
  provider: MeshProvider;
  meshConfig: MeshConfig;
}

/**
 * A file of the service, a folder of it or of its namespace, or a file of somebody else: other bundles of ours only hold for
 * their own workloads.
 */
function concerns(
  { config: { service, target, manifests } }: MeaningOptions,
  { file, isOurs }: PresentFile,
): boolean {
  const { value: namespace } = service.namespace;
  const folders = [
    bundleFolder(service, target),
    ...(namespace === null ? [] : [namespaceFolder(namespace, target)]),
  ];
  return (
    !isOurs ||
    folders.some(folder => file.startsWith(`${folder}/`)) ||
    manifests.some(manifest => manifest.file === file)
  );
}

/** The objects that hold for a service before a delivery and after it. */
function sides(options: MeaningOptions): {
  before: KubernetesObject[];
  after: KubernetesObject[];
  changed: RenderedManifest[];
  /** Whether the delivery does anything to them. */
  isTouched: boolean;
} {
  const { config, namespaceManifests = [], written, removed } = options;
  const present = options.present.filter(file => concerns(options, file));
  const isWritten = new Set(written);
  const isGone = new Set([...written, ...removed]);
  const changed = [...config.manifests, ...namespaceManifests].filter(
    ({ file }) => isWritten.has(file),
  );
  return {
    before: present.flatMap(({ objects }) => objects),
    after: [
      ...present
        .filter(({ file }) => !isGone.has(file))
        .flatMap(({ objects }) => objects),
      ...changed.map(({ object }) => object),
    ],
    changed,
    isTouched:
      changed.length > 0 || present.some(({ file }) => isGone.has(file)),
  };
}

const nothing: MeaningComparison = {
  calls: [],
  limits: [],
  fields: [],
  unsafe: [],
  requests: { judged: 0, leftOut: 0 },
  fieldsLeftOut: 0,
};

/**
 * Tells what delivering the files of a service into a folder means for the calls to it: which are decided differently and get
 * other limits, which values change, and what of it is not safe in one step. Callers, operations, a stranger and plaintext are
 * tried on both sides, so that the answer takes the mesh's own rules and files of others into account.
 *
 * @public
 */
export function compareMeaning(options: MeaningOptions): MeaningComparison {
  const { config, provider, meshConfig } = options;
  const { service, target, admission } = config;
  const { before, after, changed, isTouched } = sides(options);
  if (!isTouched) {
    return nothing;
  }
  const { requests, leftOut } = representativeRequests(
    config,
    before.flatMap(object => provider.namedCallers?.(object) ?? []),
    before.length + after.length,
  );
  const [identityProvider] = configFact(
    meshConfig,
    target.environment,
    'identityProviders',
  ).value;
  const known = knownOf(target);
  const { calls, limits } = compareCalls(before, after, requests, {
    judge: (objects, request) => provider.evaluate(objects, request, known),
    claims: identityProvider
      ? {
          iss: identityProvider.issuer,
          aud: identityProvider.audiences,
          sub: 'somebody',
        }
      : null,
    admission,
  });
  const { fields, leftOut: fieldsLeftOut } = compareFields(before, changed);
  return {
    calls,
    limits,
    fields,
    unsafe: unsafeSteps(
      calls,
      changed,
      service,
      meshConfig.output.syncWaves !== undefined,
    ),
    requests: { judged: requests.length, leftOut },
    fieldsLeftOut,
  };
}
