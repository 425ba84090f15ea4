import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ETAG_FIELDS, VERSION_FIELDS } from '../catalog/fields';
import { loadEach } from '../catalog/loadNeighbourhood';
import { MeshCatalog } from '../catalog/MeshCatalog';
import { byRef, isEtag, versionOf } from './dependencies';

type Versions = Readonly<Record<string, string>>;

/**
 * Tells the versions that entities have in the catalog now.
 *
 * @param before - versions of before: they tell what has to be read for those of now
 * @returns those of the entities that there are and that the reader may see
 * @internal
 */
export async function presentVersions(
  catalog: MeshCatalog,
  before: Versions,
  credentials: BackstageCredentials,
): Promise<Versions> {
  const load = async (
    isWanted: (version: string) => boolean,
    fields: string[],
  ) => {
    const refs = Object.keys(before).filter(ref => isWanted(before[ref]));
    const found = await loadEach(catalog, refs, credentials, fields);
    return [...found].map(([ref, entity]) => [ref, versionOf(entity)] as const);
  };
  const versions = await Promise.all([
    load(isEtag, ETAG_FIELDS),
    load(version => !isEtag(version), VERSION_FIELDS),
  ]);
  return byRef(versions.flat());
}
