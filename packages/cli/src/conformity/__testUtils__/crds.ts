import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  CrdSet,
  loadCrds,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The root of the repository.
 *
 * @internal
 */
export const repository = resolve(__dirname, '../../../../..');

/**
 * Real data by others, kept beside the repository and not in it.
 *
 * @internal
 */
export const data = resolve(repository, '../shared/data');

/**
 * Describes tests that need the data; where it is absent they show as skipped.
 *
 * @internal
 */
export const describeWithData = existsSync(data) ? describe : describe.skip;

/**
 * The definitions of an API server with all meshes and one channel of the Gateway API.
 *
 * @internal
 */
export function apiServer(channel: 'standard' | 'experimental'): CrdSet {
  return loadCrds(
    ['istio', 'linkerd', `gateway-api/${channel}`].flatMap(name => {
      const folder = join(data, 'crds', name);
      return readdirSync(folder).map(path => ({
        path,
        content: readFileSync(join(folder, path), 'utf8'),
      }));
    }),
  );
}
