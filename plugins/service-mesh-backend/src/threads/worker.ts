import { isMainThread, workerData } from 'node:worker_threads';
import {
  atOnce,
  discover,
  loadCrds,
  MeshConfig,
  MeshPlugs,
  readDefinitionText,
  rememberDefinitions,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { worker } from 'workerpool';
import { Engine } from '../engine/Engine';
import { TaskOptions, Tasks, taskSteps } from '../engine/tasks';
import { compute, Work, WorkOptions } from '../engine/work';
import { ProviderRegistry } from '../providers/ProviderRegistry';
import { Text } from '../readCrds';
import { PackedOptions, unpack } from './pack';
import { withUnreadable } from './unreadable';

/** What tells a thread of the pool from others that may load this module. */
const MARK = 'service-mesh-engine';

/**
 * The module that threads run; it is this one.
 *
 * @internal
 */
export const workerScript = __filename;

/** What threads are started with. */
interface Start {
  role: typeof MARK;
  meshConfig: MeshConfig;
  files: readonly string[];
  crdTexts: readonly Text[];
}

/**
 * What threads are started with.
 *
 * @param files - that plug in meshes and rules; none where they cannot be loaded from files
 * @param crdTexts - definitions that configuration of others is checked against
 * @internal
 */
export function startOf(
  meshConfig: MeshConfig,
  files: readonly string[],
  crdTexts: readonly Text[],
): Start {
  return { role: MARK, meshConfig, files, crdTexts };
}

/** The same engine as the backend's own. */
function loadEngine({ meshConfig, files }: Start): Engine {
  const registry = new ProviderRegistry();
  for (const file of files) {
    registry.addPlugs((require(file) as { plugs: MeshPlugs }).plugs);
  }
  const { providers, rules } = registry;
  return { meshConfig, providers, rules };
}

/** The engine is loaded when it is first needed: a thread that only discovers does without. */
let loaded: Engine | undefined;
const engine = (): Engine => (loaded ??= loadEngine(workerData));

/** So are the definitions, which most of its work does without. */
let withCrds: Engine | undefined;
function engineWithCrds(): Engine {
  const { crdTexts }: Start = workerData;
  withCrds ??= crdTexts.length
    ? { ...engine(), crds: loadCrds(crdTexts) }
    : engine();
  return withCrds;
}

/** Somebody who tries settings out asks for one definition again and again. */
const readDefinition = rememberDefinitions(20);

/** What discovery is made of, and refs of APIs whose definitions were taken away. */
type DiscoverParameters = [
  packed: PackedOptions,
  unreadable: readonly string[],
];

const discoverHere = (...[packed, unreadable]: DiscoverParameters) =>
  withUnreadable(
    discover({ ...unpack(packed), readDefinition }),
    new Set(unreadable),
  );

/**
 * What a thread does.
 *
 * @internal
 */
export const workerMethods = {
  discover: discoverHere,
  /** Reads a definition for nothing but the proof that it can be read. */
  tryDefinition: (
    type: string,
    text: string,
    options: Parameters<typeof readDefinitionText>[2],
  ): void => {
    readDefinitionText(type, text, options);
  },
  /** Discovers and does work on what was found, which never leaves the thread: it may be large. */
  make: <N extends keyof Work>(
    name: N,
    options: Omit<WorkOptions<N>, 'discovery'>,
    ...source: DiscoverParameters
  ): unknown =>
    compute(engine(), name, {
      ...options,
      discovery: discoverHere(...source),
    } as WorkOptions<N>),
  /** Does something with the files that a caller brings along. */
  perform: <N extends keyof Tasks>(name: N, options: TaskOptions<N>): unknown =>
    atOnce(taskSteps(engineWithCrds(), name, options)),
};

if (!isMainThread && workerData?.role === MARK) {
  worker(workerMethods);
}
