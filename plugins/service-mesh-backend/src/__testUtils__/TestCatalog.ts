import { createHash } from 'node:crypto';
import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { meshCatalogServiceRef } from '../catalog/MeshCatalog';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';

/** Who asks; some of the mock's types do not know. */
type Options = CatalogServiceRequestOptions;

/** The catalog changes the etag of an entity with everything in it, unless it comes with one. */
function withEtag(entity: Entity): Entity {
  const etag =
    entity.metadata.etag ??
    createHash('sha1').update(JSON.stringify(entity)).digest('hex');
  return { ...entity, metadata: { ...entity.metadata, etag } };
}

/**
 * A catalog that changes, and in which users see only some entities; plugins see all.
 *
 * @internal
 */
export class TestCatalog {
  entities: Entity[];
  hidden: string[];
  /** What every call is answered with instead, where there is one. */
  fault: Error | null = null;
  /** Refs of the entities that were read with their definitions. */
  read: string[] = [];

  constructor(options: { entities?: Entity[]; hidden?: string[] } = {}) {
    this.entities = options.entities ?? testCatalog();
    this.hidden = options.hidden ?? [];
  }

  /** Changes an entity. */
  edit(ref: string, change: (entity: Entity) => Entity): void {
    this.entities = this.entities.map(entity =>
      stringifyEntityRef(entity) === ref
        ? change(structuredClone(entity))
        : entity,
    );
  }

  /** Takes an entity away, with the relations to it. */
  remove(ref: string): void {
    this.entities = this.entities
      .filter(entity => stringifyEntityRef(entity) !== ref)
      .map(entity => ({
        ...entity,
        relations: entity.relations?.filter(
          ({ targetRef }) => targetRef !== ref,
        ),
      }));
  }

  get factory() {
    return createServiceFactory({
      service: meshCatalogServiceRef,
      deps: {},
      factory: () => this.#service(),
    });
  }

  #service(): CatalogService {
    const as = (options: unknown) => this.#as(options as Options);
    return catalogServiceMock.mock({
      getEntityByRef: async (ref, options) =>
        as(options).getEntityByRef(ref, options as Options),
      getEntitiesByRefs: async (query, options) => {
        if (!query.fields) {
          this.read.push(...query.entityRefs);
        }
        return as(options).getEntitiesByRefs(query, options as Options);
      },
      streamEntities: (query, options) =>
        as(options).streamEntities(query, options as Options),
    });
  }

  #as({ credentials }: Options): CatalogService {
    if (this.fault) {
      throw this.fault;
    }
    const { principal } = credentials as BackstageCredentials<{ type: string }>;
    const hidden = new Set(principal.type === 'user' ? this.hidden : []);
    return catalogServiceMock({
      entities: this.entities
        .filter(entity => !hidden.has(stringifyEntityRef(entity)))
        .map(withEtag),
    });
  }
}
