import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  environmentNames,
  MeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { loadEntities } from '../catalog/loadNeighbourhood';
import { takeTurns } from '../engine/turns';
import { ServiceKey, ServiceStore } from '../store/ServiceStore';
import { batchesOf } from './batches';
import { CatalogIndex } from './CatalogIndex';
import { byRef, SlimEntity, toSlim } from './dependencies';
import { inLanes } from './inLanes';
import { ServiceRecorder } from './ServiceRecorder';
import { StoredResults } from './StoredResults';
import { SweepMetrics } from './SweepMetrics';

/** Services made at a time: enough that threads and database do not wait for each other. */
const LANES = 4;

/** A service to make anew, where, and of what. */
interface Job {
  id: ServiceId;
  environments: string[];
  dependencies: Record<string, string>;
  /** Refs of the dependencies to be read; of the others, the index has all that matters. */
  toRead: string[];
}

/**
 * What a sweep did.
 *
 * @internal
 */
export interface SweepReport {
  services: number;
  /** Results that were made anew, that could not be made, and that were forgotten. */
  made: number;
  failed: number;
  removed: number;
}

/**
 * Looks at the whole catalog and makes anew the services whose entities, neighbours or settings have changed. It may be broken off
 * at any time: what was made is kept, and the next one goes on with the rest.
 *
 * @internal
 */
export class Sweeper {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    meshConfig: MeshConfig;
    metrics: SweepMetrics;
    recorder: ServiceRecorder;
    store: ServiceStore;
  };

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    meshConfig: MeshConfig;
    metrics: SweepMetrics;
    recorder: ServiceRecorder;
    store: ServiceStore;
  }) {
    this.#options = options;
  }

  /**
   * @throws what the catalog and the database throw; nothing is forgotten then.
   */
  async sweep(signal?: AbortSignal): Promise<SweepReport> {
    const { auth, catalog, logger, meshConfig, metrics, store } = this.#options;
    const start = performance.now();
    const environments = environmentNames(meshConfig);
    const index = await CatalogIndex.read({
      catalog,
      credentials: await auth.getOwnServiceCredentials(),
      config: meshConfig,
      environments,
      signal,
    });
    const stored = new StoredResults(await store.inputHashes());
    const jobs = await this.#findChanged(index, stored, environments);
    const { made, failed } = await this.#make(jobs, index, stored, signal);
    const gone = stored.outside(new Set(index.services), environments);
    await store.remove(gone);
    await store.recordSweep(new Date());

    const services = index.services.length;
    const report = { services, made, failed, removed: gone.length };
    const seconds = (performance.now() - start) / 1000;
    metrics.record(report, seconds);
    logger.info(`Looked at the catalog in ${seconds.toFixed(1)} s`, {
      ...report,
    });
    return report;
  }

  async #findChanged(
    index: CatalogIndex,
    stored: StoredResults,
    environments: readonly string[],
  ): Promise<Job[]> {
    const { recorder } = this.#options;
    const jobs: Job[] = [];
    const pause = takeTurns();
    for (const id of index.services) {
      const dependencies = index.dependencies(id);
      const changed = environments.filter(environment => {
        const shared = index.shared(id, environment);
        const hash = recorder.hash({ environment, dependencies, shared });
        return !stored.has(id, environment, hash);
      });
      if (changed.length) {
        const toRead = index.toRead(id, Object.keys(dependencies));
        jobs.push({ id, environments: changed, dependencies, toRead });
      }
      await pause();
    }
    return jobs;
  }

  async #make(
    jobs: readonly Job[],
    index: CatalogIndex,
    stored: StoredResults,
    signal?: AbortSignal,
  ) {
    const keys: (ServiceKey | null)[] = [];
    const batches = batchesOf(jobs);
    // The catalog reads one batch while the one before is made.
    let loading = this.#load(batches[0] ?? []);
    for (const [i, batch] of batches.entries()) {
      const found = await loading;
      loading = this.#load(batches[i + 1] ?? []);
      // Whoever breaks off in between awaits it no more.
      loading.catch(() => {});
      const tasks = batch.flatMap(job =>
        job.environments.map(environment => ({ job, environment })),
      );
      const batchKeys = await inLanes(
        tasks,
        LANES,
        async ({ job, environment }) => {
          signal?.throwIfAborted();
          const key = await this.#makeOne(job, environment, index, found);
          if (key) {
            await this.#options.store.remove(stored.elsewhere(key));
          }
          await nextTurn();
          return key;
        },
      );
      keys.push(...batchKeys);
    }
    const failed = keys.filter(key => key === null).length;
    return { made: keys.length - failed, failed };
  }

  async #load(batch: readonly Job[]): Promise<Map<string, SlimEntity>> {
    const { auth, catalog } = this.#options;
    const entities = await loadEntities(
      catalog,
      batch.flatMap(({ toRead }) => toRead),
      await auth.getOwnServiceCredentials(),
    );
    return new Map(
      entities.map(entity => [stringifyEntityRef(entity), toSlim(entity)]),
    );
  }

  #makeOne(
    { id, dependencies, toRead }: Job,
    environment: string,
    index: CatalogIndex,
    found: ReadonlyMap<string, SlimEntity>,
  ): Promise<ServiceKey | null> {
    const isRead = new Set(toRead);
    // What is read is as it is by now, and has the version of now: it is not looked at twice where it changed meanwhile.
    const present = Object.keys(dependencies).map(
      ref =>
        [ref, isRead.has(ref) ? found.get(ref) : index.neighbour(ref)] as const,
    );
    return this.#options.recorder.record(id, {
      entities: present.flatMap(([, slim]) => slim?.entity ?? []),
      environment,
      dependencies: byRef(
        present.map(([ref, slim]) => [
          ref,
          (index.get(ref) && slim?.version) ?? '',
        ]),
      ),
      shared: index.shared(id, environment),
    });
  }
}
