import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshCatalog } from '../catalog/MeshCatalog';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  asNeighbour,
  isService,
  mattersTo,
  MeshConfig,
  NEIGHBOUR_FIELDS,
  readClaims,
  SharedIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KINDS, VERSION_FIELDS } from '../catalog/fields';
import { ClaimsIndex } from './ClaimsIndex';
import { dependenciesOf, SlimEntity, toSlim } from './dependencies';

/** What is read of every entity. */
const FIELDS = [...new Set([...VERSION_FIELDS, ...NEIGHBOUR_FIELDS])];

const isOfKind = ({ kind }: Entity, wanted: string) =>
  kind.toLocaleLowerCase('en-US') === wanted;

const isComponent = (entity: Entity) => isOfKind(entity, 'component');
const isApi = (entity: Entity) => isOfKind(entity, 'api');

/**
 * The whole catalog with as little of each entity as tells what has changed.
 *
 * @internal
 */
export class CatalogIndex {
  readonly #entities = new Map<string, SlimEntity>();
  readonly #neighbours = new Map<string, SlimEntity>();
  readonly #services: ServiceId[] = [];
  /** What components claim, by environment. */
  readonly #claims: ReadonlyMap<string, ClaimsIndex>;

  private constructor(
    private readonly config: MeshConfig,
    environments: readonly string[],
  ) {
    this.#claims = new Map(environments.map(name => [name, new ClaimsIndex()]));
  }

  /**
   * Reads the catalog page by page.
   *
   * @throws what the catalog throws; half an index is none.
   */
  static async read(options: {
    catalog: MeshCatalog;
    credentials: BackstageCredentials;
    config: MeshConfig;
    environments: readonly string[];
    signal?: AbortSignal;
  }): Promise<CatalogIndex> {
    const { catalog, credentials, config, environments, signal } = options;
    const index = new CatalogIndex(config, environments);
    const pages = catalog.streamEntities(
      {
        filter: { kind: KINDS },
        fields: FIELDS,
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) {
      signal?.throwIfAborted();
      page.forEach(entity => index.#add(entity));
    }
    return index;
  }

  /** Refs of the components that configuration is made for, in alphabetical order. */
  get services(): readonly ServiceId[] {
    return this.#services.sort();
  }

  /** The entities that a service is made of, with their etags. */
  dependencies(id: ServiceId): Record<string, string> {
    return dependenciesOf(this.#entities.get(id)!.entity, ref =>
      this.#entities.get(ref),
    );
  }

  /** An entity as it was, if it was there. */
  get(ref: string): SlimEntity | undefined {
    return this.#entities.get(ref);
  }

  /** An entity as far as it matters to a service that need not read it. */
  neighbour(ref: string): SlimEntity | undefined {
    const known = this.#neighbours.get(ref);
    const slim = this.#entities.get(ref);
    if (known || !slim) {
      return known;
    }
    const neighbour = { ...slim, entity: asNeighbour(slim.entity) };
    this.#neighbours.set(ref, neighbour);
    return neighbour;
  }

  /** Those of some refs of which a service is made of more than is read here. */
  toRead(id: ServiceId, refs: readonly string[]): string[] {
    const matters = mattersTo(this.#entities.get(id)!.entity);
    return refs.filter(ref => {
      const entity = this.#entities.get(ref)?.entity;
      return entity && isApi(entity) ? matters(entity) : !entity || ref === id;
    });
  }

  /** What a service shares with others anywhere in the catalog that must be its own. */
  shared(id: ServiceId, environment: string): readonly SharedIdentity[] {
    return this.#claims.get(environment)?.shared(id) ?? [];
  }

  #add(entity: Entity) {
    const ref = stringifyEntityRef(entity);
    this.#entities.set(ref, toSlim(entity));
    if (!isComponent(entity)) {
      return;
    }
    if (isService(entity)) {
      this.#services.push(ref);
    }
    for (const [environment, claims] of this.#claims) {
      claims.add(ref, readClaims(entity, this.config, environment));
    }
  }
}
