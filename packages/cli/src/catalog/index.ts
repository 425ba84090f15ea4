import { Entity } from '@backstage/catalog-model';
import { readFolder } from './readFolder';
import { readRemote } from './readRemote';

/**
 * Reads the entities of a catalog: a folder of files, or a running Backstage by its URL.
 *
 * @internal
 */
export async function readCatalog(
  source: string,
): Promise<{ entities: Entity[]; problems: string[] }> {
  return /^https?:\/\//.test(source)
    ? { entities: await readRemote(source), problems: [] }
    : readFolder(source);
}
