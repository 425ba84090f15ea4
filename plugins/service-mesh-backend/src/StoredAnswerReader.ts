import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigQuery } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readEnvironment } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { MeshCatalog } from './catalog/MeshCatalog';
import { Engine, meshesOf } from './engine/Engine';
import { ServiceStore } from './store/ServiceStore';
import { byRef } from './sweep/dependencies';
import { presentVersions } from './sweep/presentVersions';
import { ServiceRecorder } from './sweep/ServiceRecorder';

/**
 * Finds stored answers that are what would be made of the present entities for a reader.
 *
 * @internal
 */
export class StoredAnswerReader {
  readonly #options: {
    catalog: MeshCatalog;
    engine: Engine;
    recorder: ServiceRecorder;
    store: ServiceStore;
  };

  constructor(options: {
    catalog: MeshCatalog;
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
    const { catalog, engine, recorder, store } = this.#options;
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
    const present = await presentVersions(
      catalog,
      stored.dependencies,
      credentials,
    );
    const names = Object.keys(stored.dependencies);
    const dependencies = byRef(names.map(name => [name, present[name]]));
    return names.every(name => name in present) &&
      recorder.hash({ environment, dependencies, shared: [] }) ===
        stored.inputHash
      ? stored.answer
      : undefined;
  }
}
