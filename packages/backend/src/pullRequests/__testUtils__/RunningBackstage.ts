import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
  DatabaseService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import bitbucketCloudModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import bitbucketServerModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import gerritModule from '@backstage/plugin-scaffolder-backend-module-gerrit';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import serviceMeshPlugin, {
  meshCatalogServiceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-backend';
import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderModuleServiceMesh from '@mesh-configurator/backstage-plugin-scaffolder-backend-module-service-mesh';
import { CONFIGURATION, templates } from './templates';

/**
 * How a task has ended.
 *
 * @internal
 */
export interface Finished {
  status: string;
  output: { links?: { title?: string; url?: string }[]; text?: object[] };
  /** All lines of its log, errors among them. */
  log: string;
}

/**
 * A Backstage that runs: the scaffolder with its actions for repositories, our module, and the service mesh backend with
 * Istio. Only the catalog is a list of entities, which may change.
 *
 * @internal
 */
export class RunningBackstage {
  entities: Entity[];
  /** Names of permissions that nobody has. */
  denied: string[] = [];
  #backend: TestBackend | undefined;
  readonly #databases: DatabaseService[] = [];

  constructor(entities: Entity[]) {
    this.entities = entities;
  }

  async start(config: object): Promise<void> {
    const entities = () => [...this.entities, ...templates];
    const catalog = new Proxy({} as ReturnType<typeof catalogServiceMock>, {
      get: (_, name: 'getEntities') =>
        name in Promise.prototype
          ? undefined
          : (
              ...args: Parameters<
                ReturnType<typeof catalogServiceMock>['getEntities']
              >
            ) => catalogServiceMock({ entities: entities() })[name](...args),
    });
    this.#backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        bitbucketCloudModule,
        bitbucketServerModule,
        gerritModule,
        githubModule,
        gitlabModule,
        serviceMeshPlugin,
        istioModule,
        scaffolderModuleServiceMesh,
        ...[catalogServiceRef, meshCatalogServiceRef].map(service =>
          createServiceFactory({ service, deps: {}, factory: () => catalog }),
        ),
        this.#databaseFactory(),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: async requests =>
                requests.map(({ permission }) => this.#decide(permission)),
              authorizeConditional: async requests =>
                requests.map(({ permission }) => this.#decide(permission)),
            }),
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:7007' },
            serviceMesh: {
              targets: {
                istio: { version: '1.29', trustDomain: 'cluster.local' },
              },
              environments: [{ name: 'staging' }],
              namespaces: [
                {
                  name: 'shop',
                  bundle: true,
                  location: 'https://github.test/example/config/tree/main/mesh',
                },
              ],
              // Threads would not understand TypeScript.
              definitions: { threads: 0 },
            },
            ...config,
          },
        }),
      ],
    });
  }

  /** Databases in memory, which Backstage does not close by itself. */
  #databaseFactory() {
    const manager = DatabaseManager.fromConfig(
      new ConfigReader({
        backend: {
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
      }),
    );
    return createServiceFactory({
      service: coreServices.database,
      deps: {
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        plugin: coreServices.pluginMetadata,
      },
      factory: ({ plugin, ...deps }) => {
        const database = manager.forPlugin(plugin.getId(), deps);
        this.#databases.push(database);
        return database;
      },
    });
  }

  #decide({ name }: Permission) {
    return {
      result: this.denied.includes(name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    } as const;
  }

  async #call(path: string, body?: object): Promise<any> {
    const { server } = this.#backend!;
    const response = await fetch(
      `http://localhost:${server.port()}/api/scaffolder/v2/${path}`,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }

  /** Runs a shipped template to its end. */
  async runTemplate(
    values: object,
    {
      name = CONFIGURATION,
      secrets = {},
    }: { name?: string; secrets?: Record<string, string> } = {},
  ): Promise<Finished> {
    const { id } = await this.#call('tasks', {
      templateRef: `template:default/${name}`,
      values,
      secrets,
    });
    for (;;) {
      const { status } = await this.#call(`tasks/${id}`);
      if (!['open', 'processing'].includes(status)) {
        break;
      }
      await wait(100);
    }
    const { status } = await this.#call(`tasks/${id}`);
    const events: {
      body: { message: string; output?: object; error?: object };
    }[] = await this.#call(`tasks/${id}/events`);
    return {
      status,
      output: events.map(({ body }) => body.output).find(Boolean) ?? {},
      log: events
        .map(
          ({ body }) => `${body.message} ${JSON.stringify(body.error ?? '')}`,
        )
        .join('\n'),
    };
  }

  async dryRun(values: object): Promise<{
    log: { body: { message: string } }[];
    directoryContents: { path: string }[];
    output: object;
  }> {
    return this.#call('dry-run', {
      template: templates[0],
      values,
      directoryContents: [],
    });
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
    // The scaffolder looks once a second for the end of a task, until it has seen it.
    await wait(1_500);
    for (const database of this.#databases) {
      await (await database.getClient()).destroy();
    }
  }
}
