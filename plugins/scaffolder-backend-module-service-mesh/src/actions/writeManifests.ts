import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Writes each manifest below a folder. Nothing is written if one of the files would lie outside it.
 *
 * @internal
 */
export async function writeManifests(
  folder: string,
  manifests: readonly RenderedManifest[],
): Promise<void> {
  const files = manifests.map(({ file, yaml }) => ({
    path: resolveSafeChildPath(folder, file),
    yaml,
  }));
  for (const { path, yaml } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, yaml, 'utf8');
  }
}
