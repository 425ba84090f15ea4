import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import createKnex, { Knex } from 'knex';
import serviceMeshPlugin from '..';
import { testMeshModule } from '../testProvider';
import { TestCatalog } from './TestCatalog';

/**
 * Where the configuration of the service `order` is.
 *
 * @internal
 */
export const ORDER = '/api/service-mesh/v1/services/component/default/order';

/** A database in memory, as long as the backend runs. */
const memoryDatabase = createServiceFactory({
  service: coreServices.database,
  deps: { lifecycle: coreServices.lifecycle },
  factory: ({ lifecycle }) => {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    lifecycle.addShutdownHook(() => knex.destroy());
    return mockServices.database({ knex });
  },
});

/**
 * Starts the plugin with some entities, of which users do not see those that are hidden.
 *
 * @internal
 */
export async function start(
  options: {
    entities?: Entity[];
    hidden?: string[];
    /** Instead of `entities` and `hidden`. */
    catalog?: TestCatalog;
    result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    /** Instead of `result`. */
    permissions?: PermissionsService;
    features?: any[];
    /** Instead of a database in memory. */
    knex?: Knex;
    config?: object;
  } = {},
) {
  const { server } = await startTestBackend({
    features: [
      serviceMeshPlugin,
      ...(options.features ?? [testMeshModule]),
      options.knex
        ? mockServices.database.factory({ knex: options.knex })
        : memoryDatabase,
      (options.catalog ?? new TestCatalog(options)).factory,
      mockServices.rootConfig.factory({
        data: {
          serviceMesh: {
            targets: { test: { version: '1.0', trustDomain: 'a.b' } },
            // Threads would not understand TypeScript.
            definitions: { threads: 0 },
            ...options.config,
          },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          options.permissions ??
          mockServices.permissions({
            result: options.result ?? AuthorizeResult.ALLOW,
          }),
      }),
    ],
  });
  return server;
}
