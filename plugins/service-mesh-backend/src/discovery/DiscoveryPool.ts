import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  discover,
  Discovery,
  MeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Pool, pool } from 'workerpool';
import { isApi, withoutDefinitions, withUnreadable } from './unreadable';
import { workerMark, workerScript } from './worker';

/**
 * What discovery is made of.
 *
 * @internal
 */
export type DiscoverOptions = Parameters<typeof discover>[0];

/** Most discoveries that wait for a thread. */
const MAX_WAITING = 500;

/** Most heap of a thread, in megabytes. */
const MAX_HEAP = 512;

/**
 * Reads entities and their API definitions in threads of their own, so that a definition can neither hold up nor end the backend.
 *
 * @internal
 */
export class DiscoveryPool {
  readonly #pool: Pool | null;
  readonly #config: MeshConfig;
  readonly #logger: LoggerService;

  private constructor(
    threads: Pool | null,
    config: MeshConfig,
    logger: LoggerService,
  ) {
    this.#pool = threads;
    this.#config = config;
    this.#logger = logger;
  }

  /**
   * @param options - `script` and `execArgv` start other threads than those of this package, for tests
   */
  static create(options: {
    config: MeshConfig;
    lifecycle: LifecycleService;
    logger: LoggerService;
    script?: string;
    execArgv?: string[];
  }): DiscoveryPool {
    const { config, lifecycle, logger, execArgv } = options;
    const { threads } = config.definitions;
    if (threads === 0) {
      return new DiscoveryPool(null, config, logger);
    }
    const started = pool(options.script ?? workerScript, {
      workerType: 'thread',
      maxWorkers: threads,
      maxQueueSize: MAX_WAITING,
      workerThreadOpts: {
        workerData: workerMark,
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP },
        ...(execArgv ? { execArgv } : {}),
      },
    });
    lifecycle.addShutdownHook(async () => {
      await started.terminate(true);
    });
    return new DiscoveryPool(started, config, logger);
  }

  /**
   * {@link discover} in a thread. A definition that hangs or ends the thread is left out, and is a finding of the services that
   * provide it.
   *
   * @throws ServiceUnavailableError while too many wait already.
   */
  async discover(options: DiscoverOptions): Promise<Discovery> {
    if (!this.#pool) {
      return discover(options);
    }
    try {
      return await this.#run('discover', options);
    } catch (error) {
      const refs = await this.#findUnreadable(options.entities);
      if (refs.length === 0) {
        throw error;
      }
      this.#logger.warn('API definitions could not be read', {
        entityRefs: refs.join(),
      });
      const discovery = await this.#run<Discovery>('discover', {
        ...options,
        entities: withoutDefinitions(options.entities, new Set(refs)),
      });
      return withUnreadable(discovery, new Set(refs));
    }
  }

  async #findUnreadable(entities: readonly Entity[]): Promise<string[]> {
    const unreadable: string[] = [];
    for (const entity of entities.filter(isApi)) {
      const api = stringifyEntityRef(entity);
      const { type, definition } = entity.spec ?? {};
      const { maxLength } = this.#config.definitions;
      await this.#run('tryDefinition', String(type), String(definition), {
        api,
        basePath: null,
        maxLength,
      }).catch(() => unreadable.push(api));
    }
    return unreadable;
  }

  async #run<T>(method: string, ...parameters: unknown[]): Promise<T> {
    const { timeout } = this.#config.definitions;
    let running;
    try {
      running = this.#pool!.exec(method, parameters);
    } catch {
      throw new ServiceUnavailableError(
        'Too many API definitions are being read; try again soon',
      );
    }
    return running.timeout(timeout * 1000) as unknown as Promise<T>;
  }
}
