import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { VERSION_FIELDS } from '../catalog/fields';
import { loadEntities } from '../catalog/loadNeighbourhood';
import { together } from '../together';
import { versionOf } from './dependencies';

type Versions = ReadonlyMap<string, string>;

/** Most requests whose entities are read together. */
const MAX_TOGETHER = 10;

/**
 * Tells the versions that entities have in the catalog now. For readers who may see everything, what is asked for at the same time is
 * read together, which costs little more than one of them.
 *
 * @internal
 */
export class PresentVersions {
  readonly #services: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
  };
  readonly #forAll: (refs: readonly string[]) => Promise<Versions>;

  constructor(services: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.#services = services;
    this.#forAll = together(async asked => {
      const own = await services.auth.getOwnServiceCredentials();
      const versions = await this.#load(asked.flat(), own);
      return asked.map(() => versions);
    }, MAX_TOGETHER);
  }

  /** The versions of those entities that there are and that somebody may see, and maybe of others. */
  async read(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Versions> {
    const [decision] = await this.#services.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW
      ? this.#forAll(refs)
      : this.#load(refs, credentials);
  }

  async #load(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Versions> {
    const entities = await loadEntities(
      this.#services.catalog,
      refs,
      credentials,
      VERSION_FIELDS,
    );
    return new Map(
      entities.map(entity => [stringifyEntityRef(entity), versionOf(entity)]),
    );
  }
}
