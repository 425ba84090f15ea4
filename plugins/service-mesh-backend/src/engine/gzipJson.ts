import { constants, gzipSync } from 'node:zlib';

/**
 * A value as gzipped JSON, which leaves a thread much faster than the value.
 *
 * @internal
 */
export function gzipJson(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: constants.Z_BEST_SPEED });
}
