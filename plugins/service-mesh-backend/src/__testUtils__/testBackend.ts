import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import serviceMeshPlugin from '..';
import { testMeshModule } from '../testProvider';
import { TestCatalog } from './TestCatalog';

/**
 * Where the configuration of the service `order` is.
 *
 * @internal
 */
export const ORDER = '/api/service-mesh/v1/services/component/default/order';

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
    config?: object;
  } = {},
) {
  const { server } = await startTestBackend({
    features: [
      serviceMeshPlugin,
      ...(options.features ?? [testMeshModule]),
      (options.catalog ?? new TestCatalog(options)).factory,
      mockServices.rootConfig.factory({
        data: {
          serviceMesh: {
            targets: { test: { version: '1.0', trustDomain: 'a.b' } },
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
