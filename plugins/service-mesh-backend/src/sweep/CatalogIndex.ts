import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  definitionMatters,
  IdentityClaims,
  isService,
  MeshConfig,
  NEIGHBOUR_FIELDS,
  readClaims,
  SharedIdentity,
  sharedIdentities,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KINDS, VERSION_FIELDS } from '../catalog/fields';
import { dependenciesOf, SlimEntity, toSlim } from './dependencies';

/** What is read of every entity. */
const FIELDS = [...new Set([...VERSION_FIELDS, ...NEIGHBOUR_FIELDS])];

const isOfKind = ({ kind }: Entity, wanted: string) =>
  kind.toLocaleLowerCase('en-US') === wanted;

const isComponent = (entity: Entity) => isOfKind(entity, 'component');
const isApi = (entity: Entity) => isOfKind(entity, 'api');

/** A component whose namespace is unknown, or that states no name of its own, shares nothing. */
const claimsSomething = ({
  namespace,
  serviceName,
  workload,
}: IdentityClaims) =>
  namespace.value !== null &&
  [serviceName, workload.serviceAccount, workload.selector].some(
    ({ confidence }) => confidence !== 'assumed',
  );

/**
 * The whole catalog with as little of each entity as tells what has changed.
 *
 * @internal
 */
export class CatalogIndex {
  readonly #entities = new Map<string, SlimEntity>();
  readonly #services: ServiceId[] = [];
  /** What components claim, by environment. */
  readonly #claims: Map<string, [ServiceId, IdentityClaims][]>;
  readonly #shared = new Map<
    string,
    ReadonlyMap<ServiceId, SharedIdentity[]>
  >();

  private constructor(
    private readonly config: MeshConfig,
    environments: readonly string[],
  ) {
    this.#claims = new Map(environments.map(name => [name, []]));
  }

  /**
   * Reads the catalog page by page.
   *
   * @throws what the catalog throws; half an index is none.
   */
  static async read(options: {
    catalog: CatalogService;
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

  /** Whether a service is made of more of an entity than is read here. */
  matters(id: ServiceId, ref: string): boolean {
    const subject = this.#entities.get(id)!.entity;
    const other = this.#entities.get(ref)?.entity;
    return other && isApi(other)
      ? definitionMatters(subject, other)
      : !other || ref === id;
  }

  /** What a service shares with others anywhere in the catalog that must be its own. */
  shared(id: ServiceId, environment: string): readonly SharedIdentity[] {
    let shared = this.#shared.get(environment);
    if (!shared) {
      const claims = this.#claims.get(environment) ?? [];
      shared = sharedIdentities(claims.sort(([a], [b]) => (a < b ? -1 : 1)));
      this.#shared.set(environment, shared);
    }
    return shared.get(id) ?? [];
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
    for (const [environment, all] of this.#claims) {
      const claims = readClaims(entity, this.config, environment);
      if (claimsSomething(claims)) {
        all.push([ref, claims]);
      }
    }
  }
}
