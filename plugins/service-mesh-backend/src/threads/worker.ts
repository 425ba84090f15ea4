import { isMainThread, workerData } from 'node:worker_threads';
import {
  discover,
  MeshConfig,
  MeshPlugs,
  readDefinitionText,
  rememberDefinitions,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { worker } from 'workerpool';
import { Engine } from '../engine/Engine';
import { work, Work } from '../engine/work';
import { ProviderRegistry } from '../providers/ProviderRegistry';

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
}

/**
 * What threads are started with.
 *
 * @param files - that plug in meshes and rules; none where they cannot be loaded from files
 * @internal
 */
export function startOf(
  meshConfig: MeshConfig,
  files: readonly string[],
): Start {
  return { role: MARK, meshConfig, files };
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
let engine: Engine | undefined;

/** Somebody who tries settings out asks for one definition again and again. */
const readDefinition = rememberDefinitions(20);

/**
 * What a thread does.
 *
 * @internal
 */
export const workerMethods = {
  discover: (options: Parameters<typeof discover>[0]) =>
    discover({ ...options, readDefinition }),
  /** Reads a definition for nothing but the proof that it can be read. */
  tryDefinition: (
    type: string,
    text: string,
    options: Parameters<typeof readDefinitionText>[2],
  ): void => {
    readDefinitionText(type, text, options);
  },
  compute: (
    name: keyof Work,
    options: Parameters<Work[keyof Work]>[1],
  ): unknown => {
    engine ??= loadEngine(workerData);
    const compute = work[name] as (engine: Engine, options: unknown) => unknown;
    return compute(engine, options);
  },
};

if (!isMainThread && workerData?.role === MARK) {
  worker(workerMethods);
}
