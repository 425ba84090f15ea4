import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { MeshCatalog } from '../catalog/MeshCatalog';
import { ETAG_FIELDS, VERSION_FIELDS } from '../catalog/fields';
import { isAskedAsPlugin } from '../catalog/isAskedAsPlugin';
import { loadEach } from '../catalog/loadNeighbourhood';
import { together } from '../together';
import { byRef, isEtag, versionOf } from './dependencies';

type Versions = Readonly<Record<string, string>>;

/** Most answers whose entities are read together, and most requests for them at a time; more would keep each other waiting. */
const LIMITS = { items: 10, batches: 4 };

/** Most entities of an answer that are read with those of others; a service with more would keep them waiting. */
const MAX_SHARED = 200;

/**
 * Tells the versions that entities have in the catalog now. What services ask for at the same time is read together, which costs little
 * more than one of them.
 *
 * @internal
 */
export class PresentVersions {
  readonly #catalog: MeshCatalog;
  readonly #asPlugin: (before: Versions) => Promise<Versions>;

  constructor({ auth, catalog }: { auth: AuthService; catalog: MeshCatalog }) {
    this.#catalog = catalog;
    this.#asPlugin = together(async asked => {
      const own = await auth.getOwnServiceCredentials();
      const present = await this.#load(asked, own);
      return asked.map(() => present);
    }, LIMITS);
  }

  /**
   * @param before - versions of before: they tell what has to be read for those of now
   * @returns those of the entities that there are and that the reader may see, and maybe of others
   */
  async read(
    before: Versions,
    credentials: BackstageCredentials,
  ): Promise<Versions> {
    return isAskedAsPlugin(credentials) &&
      Object.keys(before).length <= MAX_SHARED
      ? this.#asPlugin(before)
      : this.#load([before], credentials);
  }

  async #load(
    asked: readonly Versions[],
    credentials: BackstageCredentials,
  ): Promise<Versions> {
    const before = asked.flatMap(versions => Object.entries(versions));
    const load = async (
      isWanted: (version: string) => boolean,
      fields: string[],
    ) => {
      const refs = before
        .filter(([, version]) => isWanted(version))
        .map(([ref]) => ref);
      const found = await loadEach(this.#catalog, refs, credentials, fields);
      return [...found].map(
        ([ref, entity]) => [ref, versionOf(entity)] as const,
      );
    };
    const versions = await Promise.all([
      load(isEtag, ETAG_FIELDS),
      // The last, since what is read of an entity here tells its version in any case.
      load(version => !isEtag(version), VERSION_FIELDS),
    ]);
    return byRef(versions.flat());
  }
}
