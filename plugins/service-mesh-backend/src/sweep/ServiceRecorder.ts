import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { EventsService } from '@backstage/plugin-events-node';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { SharedIdentity } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { EnginePool } from '../threads/EnginePool';
import { Engine, meshesOf } from '../engine/Engine';
import { Result } from '../engine/result';
import { ServiceResult, ServiceStore } from '../store/ServiceStore';
import { inputHash } from './inputHash';

/**
 * The topic of events about services whose configuration became another.
 *
 * @internal
 */
export const CONFIG_CHANGED_TOPIC = 'service-mesh.config-changed';

/**
 * What a service is made of in one environment.
 *
 * @internal
 */
export interface ServiceSource {
  /** The service and its neighbourhood. */
  entities: readonly Entity[];
  environment: string;
  dependencies: Record<string, string>;
  shared: readonly SharedIdentity[];
}

/**
 * Makes services anew, keeps the results and tells of those that became others.
 *
 * @internal
 */
export class ServiceRecorder {
  readonly #options: {
    engine: Engine;
    engineHash: string;
    events: EventsService;
    logger: LoggerService;
    pool: EnginePool;
    store: ServiceStore;
  };

  constructor(options: {
    engine: Engine;
    /** Of everything beside the catalog that results are made of. */
    engineHash: string;
    events: EventsService;
    logger: LoggerService;
    pool: EnginePool;
    store: ServiceStore;
  }) {
    this.#options = options;
  }

  /** The hash of what a service is made of. */
  hash(source: Omit<ServiceSource, 'entities'>): string {
    return inputHash({ ...source, engine: this.#options.engineHash });
  }

  /**
   * Makes a service.
   *
   * @returns `null` for one that could not be made: that is logged
   */
  async make(
    id: ServiceId,
    source: ServiceSource,
  ): Promise<ServiceResult | null> {
    const { environment, dependencies } = source;
    try {
      const made = await this.#make(id, source);
      return {
        ...made,
        entityRef: id,
        mesh: made.summary.mesh,
        environment,
        inputHash: this.hash(source),
        dependencies,
      };
    } catch (error) {
      this.#options.logger.error(
        `Cannot make the mesh configuration of ${id}: ${error}`,
        { entityRef: id, environment },
      );
      return null;
    }
  }

  /**
   * Keeps results in one go, and publishes an event for each that became another.
   *
   * @throws what the database throws
   */
  async keep(results: readonly ServiceResult[]): Promise<void> {
    const { events, store } = this.#options;
    const changes = await store.save(results, new Date());
    for (const [i, change] of changes.entries()) {
      if (change) {
        await events.publish({
          topic: CONFIG_CHANGED_TOPIC,
          eventPayload: { entityRef: results[i].entityRef, ...change },
        });
      }
    }
  }

  async #make(id: ServiceId, source: ServiceSource): Promise<Result> {
    const { engine, pool } = this.#options;
    const { entities, environment, shared } = source;
    return pool.make(
      'result',
      {
        entities,
        config: engine.meshConfig,
        environment,
        fallbackMesh: meshesOf(engine)[0],
        subjects: [id],
        shared: new Map([[id, [...shared]]]),
      },
      { id, environment },
    );
  }
}
