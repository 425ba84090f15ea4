import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  discover,
  Discovery,
  inTurns,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Pool, pool, Promise as Running, TerminateError } from 'workerpool';
import { Engine } from '../engine/Engine';
import { TaskOptions, TaskResult, Tasks, taskSteps } from '../engine/tasks';
import { takeTurns } from '../engine/turns';
import { compute, Work, WorkOptions } from '../engine/work';
import { Text } from '../readCrds';
import { DiscoverOptions, pack, PackedOptions } from './pack';
import { isApi, withoutDefinitions } from './unreadable';
import { startOf, workerScript } from './worker';

/** Most pieces of work that wait for a thread. */
const MAX_WAITING = 500;

/** Most tasks at a time: each holds up to 5 MB of text, and all that is read from it. */
const MAX_TASKS = 10;

/**
 * Most heap of a thread, in megabytes; what is new has more room than usual, since most of it is gone once a service is made and
 * costs nothing then.
 */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 96 };

const isInputError = (error: unknown) =>
  error instanceof Error && error.name === 'InputError';

/** Whether a thread was ended for what it was given. */
const isEnd = (error: unknown) =>
  error instanceof TerminateError || error instanceof Running.TimeoutError;

/**
 * Reads entities and their API definitions in threads of their own, so that a definition can neither hold up nor end the backend, and
 * does the rest there too, so that large services do not keep the backend from answering.
 *
 * @internal
 */
export class EnginePool {
  readonly #pool: Pool | null;
  readonly #engine: Engine;
  /** Whether threads have the same engine. */
  readonly #isLoaded: boolean;
  readonly #logger: LoggerService;
  #tasks = 0;

  private constructor(
    threads: Pool | null,
    engine: Engine,
    isLoaded: boolean,
    logger: LoggerService,
  ) {
    this.#pool = threads;
    this.#engine = engine;
    this.#isLoaded = isLoaded;
    this.#logger = logger;
  }

  /**
   * @param options - `files` are those that the engine's meshes and rules can be loaded from, or `null`, and `crdTexts` what its
   *   definitions were. `script` and `execArgv` start other threads than those of this package, for tests.
   */
  static create(options: {
    engine: Engine;
    files: readonly string[] | null;
    crdTexts?: readonly Text[];
    lifecycle: LifecycleService;
    logger: LoggerService;
    script?: string;
    execArgv?: string[];
  }): EnginePool {
    const { engine, files, crdTexts, lifecycle, logger, execArgv } = options;
    const { threads } = engine.meshConfig.definitions;
    if (threads === 0) {
      return new EnginePool(null, engine, false, logger);
    }
    const started = pool(options.script ?? workerScript, {
      workerType: 'thread',
      maxWorkers: threads,
      maxQueueSize: MAX_WAITING,
      workerThreadOpts: {
        workerData: startOf(engine.meshConfig, files ?? [], crdTexts ?? []),
        resourceLimits: LIMITS,
        ...(execArgv ? { execArgv } : {}),
      },
    });
    lifecycle.addShutdownHook(async () => {
      await started.terminate(true);
    });
    return new EnginePool(started, engine, files !== null, logger);
  }

  /**
   * {@link discover} in a thread. A definition that hangs or ends the thread is left out, and is a finding of the services that
   * provide it.
   *
   * @throws ServiceUnavailableError while too many wait already.
   */
  async discover(source: DiscoverOptions): Promise<Discovery> {
    return this.#pool
      ? this.#sparing(source, (...parameters) =>
          this.#run('discover', ...parameters),
        )
      : discover(source);
  }

  /**
   * Discovers as {@link EnginePool.discover} does, and makes something of it: in a thread, or here where threads do not have the engine.
   *
   * @throws what the work throws, and ServiceUnavailableError while too many wait already.
   */
  async make<N extends keyof Work>(
    name: N,
    source: DiscoverOptions,
    options: Omit<WorkOptions<N>, 'discovery'>,
  ): Promise<ReturnType<Work[N]>> {
    if (this.#isLoaded) {
      return this.#sparing(source, (...parameters) =>
        this.#run('make', name, options, ...parameters),
      );
    }
    const discovery = await this.discover(source);
    return compute(this.#engine, name, {
      ...options,
      discovery,
    } as WorkOptions<N>);
  }

  /**
   * Does something with the files that a caller brings along: in a thread, or here in turns with others where threads do not have
   * the engine.
   *
   * @throws what the task throws, InputError for files that a thread cannot cope with, and ServiceUnavailableError while too much
   *   waits already.
   */
  async perform<N extends keyof Tasks>(
    name: N,
    options: TaskOptions<N>,
  ): Promise<TaskResult<N>> {
    if (this.#tasks === MAX_TASKS) {
      throw new ServiceUnavailableError(
        'Too much configuration is being checked; try again soon',
      );
    }
    this.#tasks += 1;
    try {
      return this.#isLoaded
        ? await this.#run<TaskResult<N>>('perform', name, options)
        : await inTurns(taskSteps(this.#engine, name, options), takeTurns());
    } catch (error) {
      if (isEnd(error)) {
        this.#logger.warn('Configuration could not be checked', error as Error);
        throw new InputError(
          'The files take too long to check, or too much memory. Check fewer of them at a time.',
        );
      }
      throw error;
    } finally {
      this.#tasks -= 1;
    }
  }

  /** Runs something again without the definitions that hang or end the thread. */
  async #sparing<T>(
    source: DiscoverOptions,
    run: (source: PackedOptions, unreadable: string[]) => Promise<T>,
  ): Promise<T> {
    try {
      return await run(pack(source), []);
    } catch (error) {
      // The thread is well, and was asked for something that there is not.
      const refs = isInputError(error)
        ? []
        : await this.#findUnreadable(source.entities);
      if (refs.length === 0) {
        throw error;
      }
      this.#logger.warn('API definitions could not be read', {
        entityRefs: refs.join(),
      });
      const entities = withoutDefinitions(source.entities, new Set(refs));
      return run(pack({ ...source, entities }), refs);
    }
  }

  async #findUnreadable(entities: readonly Entity[]): Promise<string[]> {
    const unreadable: string[] = [];
    for (const entity of entities.filter(isApi)) {
      const api = stringifyEntityRef(entity);
      const { type, definition } = entity.spec ?? {};
      const { maxLength } = this.#engine.meshConfig.definitions;
      await this.#run('tryDefinition', String(type), String(definition), {
        api,
        basePath: null,
        maxLength,
      }).catch(() => unreadable.push(api));
    }
    return unreadable;
  }

  async #run<T>(method: string, ...parameters: unknown[]): Promise<T> {
    const { timeout } = this.#engine.meshConfig.definitions;
    let running;
    try {
      running = this.#pool!.exec(method, parameters);
    } catch {
      throw new ServiceUnavailableError(
        'Too many services are being read; try again soon',
      );
    }
    return running.timeout(timeout * 1000) as unknown as Promise<T>;
  }
}
