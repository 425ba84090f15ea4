import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { EventsService } from '@backstage/plugin-events-node';
import {
  ServiceChange,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { SharedIdentity } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { EnginePool } from '../threads/EnginePool';
import { Engine, meshesOf } from '../engine/Engine';
import { Result } from '../engine/result';
import { ServiceKey, ServiceResult, ServiceStore } from '../store/ServiceStore';
import { together } from '../together';
import { inputHash } from './inputHash';

/**
 * The topic of events about services whose configuration became another.
 *
 * @internal
 */
export const CONFIG_CHANGED_TOPIC = 'service-mesh.config-changed';

/** Most results that are kept in one transaction. */
const MAX_TOGETHER = 20;

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
  readonly #save: (result: ServiceResult) => Promise<ServiceChange | null>;

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
    this.#save = together(
      results => options.store.save(results, new Date()),
      MAX_TOGETHER,
    );
  }

  /** The hash of what a service is made of. */
  hash(source: Omit<ServiceSource, 'entities'>): string {
    return inputHash({ ...source, engine: this.#options.engineHash });
  }

  /**
   * Makes a service, keeps it, and publishes an event where it became another.
   *
   * @returns the key of the result, or `null` for a service that could not be made: that is logged, and what was kept stays
   * @throws what the database throws
   */
  async record(
    id: ServiceId,
    source: ServiceSource,
  ): Promise<ServiceKey | null> {
    const { events, logger } = this.#options;
    let made;
    try {
      made = await this.#make(id, source);
    } catch (error) {
      logger.error(`Cannot make the mesh configuration of ${id}: ${error}`, {
        entityRef: id,
        environment: source.environment,
      });
      return null;
    }
    const key = {
      entityRef: id,
      mesh: made.summary.mesh,
      environment: source.environment,
    };
    const change = await this.#save({
      ...made,
      ...key,
      inputHash: this.hash(source),
      dependencies: source.dependencies,
    });
    if (change) {
      await events.publish({
        topic: CONFIG_CHANGED_TOPIC,
        eventPayload: { entityRef: id, ...change },
      });
    }
    return key;
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
