import { Entity } from '@backstage/catalog-model';
import { readFolder } from './readFolder';
import { readRemote } from './readRemote';

export { findEntity, locateSource, spellPlace } from './locateSource';

/**
 * Whether a catalog is a running Backstage rather than a folder.
 *
 * @internal
 */
export const isUrl = (source: string) => /^https?:\/\//.test(source);

/**
 * Reads the entities of a catalog: a folder of files, or a running Backstage by its URL.
 *
 * @internal
 */
export async function readCatalog(
  source: string,
): Promise<{ entities: Entity[]; problems: string[] }> {
  return isUrl(source)
    ? { entities: await readRemote(source), problems: [] }
    : readFolder(source);
}
