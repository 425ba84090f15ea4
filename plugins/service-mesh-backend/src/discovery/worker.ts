import { isMainThread, workerData } from 'node:worker_threads';
import {
  discover,
  readDefinitionText,
  rememberDefinitions,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { worker } from 'workerpool';

/** What tells a thread of the pool from others that may load this module. */
const MARK = 'service-mesh-discovery';

/**
 * The module that threads run; it is this one.
 *
 * @internal
 */
export const workerScript = __filename;

/**
 * What threads are started with.
 *
 * @internal
 */
export const workerMark = { role: MARK };

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
};

if (!isMainThread && workerData?.role === MARK) {
  worker(workerMethods);
}
