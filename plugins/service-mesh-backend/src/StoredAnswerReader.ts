import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ConfigQuery } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readEnvironment } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ETAG_FIELDS, VERSION_FIELDS } from './catalog/fields';
import { loadEntities } from './catalog/loadNeighbourhood';
import { Engine, meshesOf } from './engine/Engine';
import { ServiceStore } from './store/ServiceStore';
import { byRef, isEtag, versionOf } from './sweep/dependencies';
import { ServiceRecorder } from './sweep/ServiceRecorder';

/**
 * Finds stored answers that are what would be made of the present entities for a reader.
 *
 * @internal
 */
export class StoredAnswerReader {
  readonly #options: {
    catalog: CatalogService;
    engine: Engine;
    recorder: ServiceRecorder;
    store: ServiceStore;
  };

  constructor(options: {
    catalog: CatalogService;
    engine: Engine;
    recorder: ServiceRecorder;
    store: ServiceStore;
  }) {
    this.#options = options;
  }

  /**
   * Who claims the same identity elsewhere is taken from the last sweep; a service that shared one then has no stored answer.
   *
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
    const dependencies = await this.#present(stored.dependencies, credentials);
    return dependencies &&
      recorder.hash({ environment, dependencies, shared: [] }) ===
        stored.inputHash
      ? stored.answer
      : undefined;
  }

  /** The present versions of entities beside those of before, if the reader may see all of them. */
  async #present(
    before: Readonly<Record<string, string>>,
    credentials: BackstageCredentials,
  ): Promise<Record<string, string> | undefined> {
    const { catalog } = this.#options;
    const refs = Object.keys(before);
    const found = await Promise.all([
      loadEntities(
        catalog,
        refs.filter(ref => isEtag(before[ref])),
        credentials,
        ETAG_FIELDS,
      ),
      loadEntities(
        catalog,
        refs.filter(ref => !isEtag(before[ref])),
        credentials,
        VERSION_FIELDS,
      ),
    ]);
    const versions = new Map(
      found
        .flat()
        .map(entity => [stringifyEntityRef(entity), versionOf(entity)]),
    );
    return refs.every(ref => versions.has(ref))
      ? byRef(refs.map(ref => [ref, versions.get(ref)!]))
      : undefined;
  }
}
