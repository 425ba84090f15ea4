import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { MeshCatalog } from './MeshCatalog';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { VisibleEntities } from '../store/ServiceStore';
import { KINDS } from './fields';

/**
 * Tells which of the entities that configuration is made of somebody may see: the catalog decides.
 *
 * @internal
 */
export class VisibleEntitiesReader {
  readonly #services: {
    catalog: MeshCatalog;
    permissions: PermissionsService;
  };

  constructor(services: {
    catalog: MeshCatalog;
    permissions: PermissionsService;
  }) {
    this.#services = services;
  }

  async read(credentials: BackstageCredentials): Promise<VisibleEntities> {
    const { catalog, permissions } = this.#services;
    const [decision] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) {
      return 'all';
    }
    if (decision.result === AuthorizeResult.DENY) {
      return [];
    }
    // Only the catalog knows what the conditions mean.
    const refs: string[] = [];
    const pages = catalog.streamEntities(
      {
        filter: { kind: KINDS },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) {
      refs.push(...page.map(entity => stringifyEntityRef(entity)));
    }
    return refs;
  }
}
