import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import {
  MeshConfig,
  readMeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { parse } from 'yaml';

/**
 * Reads the `serviceMesh` section of an app-config file; without a file the defaults hold.
 *
 * @throws InputError for a file that cannot be read or a section that is not valid.
 * @internal
 */
export async function readConfig(file?: string): Promise<MeshConfig> {
  if (file === undefined) {
    return readMeshConfig(undefined);
  }
  let document: unknown;
  try {
    document = parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InputError(`Cannot read the config ${file}: ${error}`);
  }
  return readMeshConfig(
    (document as { serviceMesh?: unknown } | null)?.serviceMesh,
  );
}
