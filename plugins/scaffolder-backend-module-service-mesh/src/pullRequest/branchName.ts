import { createHash } from 'node:crypto';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';

const forBranch = (name: string) => name.replace(/[^A-Za-z0-9]+/g, '-');

/**
 * The branch of a pull request: the same files give the same branch, so that running a template again updates the pull
 * request instead of opening a second one.
 *
 * @internal
 */
export function branchName(config: ServiceConfig): string {
  const files = config.manifests
    .map(({ file, yaml }) => [file, yaml])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256')
    .update(JSON.stringify(files))
    .digest('hex')
    .slice(0, 8);
  const name = forBranch(config.service.name);
  return `service-mesh/${name}-${forBranch(config.target.mesh)}-${hash}`;
}
