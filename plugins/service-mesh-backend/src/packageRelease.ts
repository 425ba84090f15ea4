import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/**
 * The release of this package; all packages of the plugin share it.
 *
 * @internal
 */
export function packageRelease(): string {
  const path = resolvePackagePath(
    '@mesh-configurator/backstage-plugin-service-mesh-backend',
    'package.json',
  );
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
