import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { MeshCatalog } from '../catalog/MeshCatalog';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  environmentNames,
  MeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { loadEntities } from '../catalog/loadNeighbourhood';
import { takeTurns } from '../engine/turns';
import { ServiceResult, ServiceStore } from '../store/ServiceStore';
import { batchesOf } from './batches';
import { CatalogIndex } from './CatalogIndex';
import { byRef, SlimEntity, toSlim } from './dependencies';
import { inLanes } from './inLanes';
import { ServiceRecorder } from './ServiceRecorder';
import { StoredResults } from './StoredResults';
import { SweepMetrics } from './SweepMetrics';

/** Services made at a time: enough that threads and database do not wait for each other. */
const LANES = 4;

/** Results that are kept in one go. */
const TOGETHER = 20;

/** A service to make anew, where, and of what. */
interface Job {
  id: ServiceId;
  environments: string[];
  dependencies: Record<string, string>;
  /** Refs of the dependencies to be read; of the others, the index has all that matters. */
  toRead: string[];
}

/** A job in one environment, with the entities that were read for it. */
interface Task {
  job: Job;
  environment: string;
  found: ReadonlyMap<string, SlimEntity>;
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
    catalog: MeshCatalog;
    logger: LoggerService;
    meshConfig: MeshConfig;
    metrics: SweepMetrics;
    recorder: ServiceRecorder;
    store: ServiceStore;
  };

  constructor(options: {
    auth: AuthService;
    catalog: MeshCatalog;
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
    const { recorder, store } = this.#options;
    const waiting: ServiceResult[] = [];
    const keepAll = async () => {
      const results = waiting.splice(0);
      await recorder.keep(results);
      await store.remove(results.flatMap(result => stored.elsewhere(result)));
    };
    let made = 0;
    let failed = 0;
    const run = async (task: Task) => {
      signal?.throwIfAborted();
      const result = await this.#makeOne(task, index);
      if (!result) {
        failed += 1;
        return;
      }
      made += 1;
      waiting.push(result);
      if (waiting.length >= TOGETHER) {
        await keepAll();
      }
      await nextTurn();
    };
    try {
      await inLanes(this.#tasks(jobs), LANES, run);
    } finally {
      if (waiting.length > 0) {
        await keepAll();
      }
    }
    return { made, failed };
  }

  async *#tasks(jobs: readonly Job[]): AsyncGenerator<Task> {
    const batches = batchesOf(jobs);
    // The catalog reads one batch while the one before is made.
    let loading = this.#load(batches[0] ?? []);
    for (const [i, batch] of batches.entries()) {
      const found = await loading;
      loading = this.#load(batches[i + 1] ?? []);
      // Whoever breaks off in between awaits it no more.
      loading.catch(() => {});
      for (const job of batch) {
        for (const environment of job.environments) {
          yield { job, environment, found };
        }
      }
    }
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
    { job, environment, found }: Task,
    index: CatalogIndex,
  ): Promise<ServiceResult | null> {
    const { id, dependencies, toRead } = job;
    const isRead = new Set(toRead);
    // What is read is as it is by now, and has the version of now: it is not looked at twice where it changed meanwhile.
    const present = Object.keys(dependencies).map(
      ref =>
        [ref, isRead.has(ref) ? found.get(ref) : index.neighbour(ref)] as const,
    );
    return this.#options.recorder.make(id, {
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
