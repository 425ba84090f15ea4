import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ConfigQuery } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readEnvironment } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { loadEntities } from './catalog/loadNeighbourhood';
import { loadRivals } from './catalog/loadRivals';
import { Engine, meshesOf } from './engine/Engine';
import { ServiceStore } from './store/ServiceStore';
import { VERSION_FIELDS, versionOf } from './sweep/dependencies';
import { ServiceRecorder } from './sweep/ServiceRecorder';

/**
 * Finds stored answers that are what would be made of the present entities for a reader.
 *
 * @internal
 */
export class StoredAnswerReader {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    engine: Engine;
    recorder: ServiceRecorder;
    store: ServiceStore;
  };

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    engine: Engine;
    recorder: ServiceRecorder;
    store: ServiceStore;
  }) {
    this.#options = options;
  }

  /**
   * @returns gzipped JSON, or `undefined` where there is no answer that is still right, or the reader may not see every entity that it
   *   was made of
   * @throws InputError for an environment that app-config does not name.
   */
  async find(
    ref: CompoundEntityRef,
    query: ConfigQuery,
    credentials: BackstageCredentials,
  ): Promise<Uint8Array | undefined> {
    const { engine, recorder, store } = this.#options;
    const { mesh } = query;
    const environment = readEnvironment(query.environment, engine.meshConfig);
    if (mesh !== undefined && !meshesOf(engine).includes(mesh)) {
      return undefined;
    }
    const id = stringifyEntityRef(ref);
    const stored = await store.answer({ entityRef: id, environment, mesh });
    if (!stored) {
      return undefined;
    }
    const dependencies = await this.#versions(
      id,
      Object.keys(stored.dependencies),
      environment,
      credentials,
    );
    return dependencies &&
      recorder.hash({ environment, dependencies, shared: [] }) ===
        stored.inputHash
      ? stored.answer
      : undefined;
  }

  /** The versions of entities, if the reader may see all of them and the service shares no identity with any other. */
  async #versions(
    id: string,
    refs: readonly string[],
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<Record<string, string> | undefined> {
    const { auth, catalog, engine } = this.#options;
    const entities = new Map(
      (await loadEntities(catalog, refs, credentials, VERSION_FIELDS)).map(
        entity => [stringifyEntityRef(entity), entity],
      ),
    );
    if (refs.some(ref => !entities.has(ref))) {
      return undefined;
    }
    const rivals = await loadRivals(
      catalog,
      entities.get(id)!,
      engine.meshConfig,
      environment,
      await auth.getOwnServiceCredentials(),
    );
    return rivals.length
      ? undefined
      : Object.fromEntries(
          refs.map(ref => [ref, versionOf(entities.get(ref)!)]),
        );
  }
}
