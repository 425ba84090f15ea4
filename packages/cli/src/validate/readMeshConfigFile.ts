import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  findMeshConfig,
  MeshProvider,
  readManifests,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { parse } from 'yaml';

/**
 * Reads the settings of the mesh as a whole: as they are, or from the object in which a cluster holds them.
 *
 * @throws InputError for a file that holds none.
 * @internal
 */
export async function readMeshConfigFile(
  file: string,
  providers: readonly MeshProvider[],
): Promise<JsonObject> {
  let settings: unknown;
  let objects;
  try {
    const content = await readFile(file, 'utf8');
    objects = readManifests(content, file).documents.map(d => d.object);
    settings = objects.length > 0 ? undefined : parse(content);
  } catch (error) {
    throw new InputError(`Cannot read the mesh config ${file}: ${error}`);
  }
  settings ??= findMeshConfig(objects, providers);
  if (
    settings === null ||
    typeof settings !== 'object' ||
    Array.isArray(settings)
  ) {
    throw new InputError(`${file} holds no mesh config`);
  }
  return settings as JsonObject;
}
