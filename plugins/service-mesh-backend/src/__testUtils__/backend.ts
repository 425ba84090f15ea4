import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import serviceMeshPlugin from '..';
import { testMeshModule } from '../testProvider';

/**
 * Where the configuration of the service `order` is.
 *
 * @internal
 */
export const ORDER = '/api/service-mesh/v1/services/component/default/order';

/** A catalog in which users see only some entities; plugins see all. */
function catalogFor(entities: Entity[], hiddenFromUsers: string[] = []) {
  const hidden = new Set(hiddenFromUsers);
  const everything = catalogServiceMock({ entities });
  const visible = catalogServiceMock({
    entities: entities.filter(
      entity => !hidden.has(stringifyEntityRef(entity)),
    ),
  });
  const seenBy = (options: unknown) =>
    (options as { credentials: BackstageCredentials<{ type: string }> })
      .credentials.principal.type === 'user'
      ? visible
      : everything;
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      catalogServiceMock.mock({
        getEntityByRef: (ref, options) =>
          seenBy(options).getEntityByRef(ref, options),
        getEntitiesByRefs: (query, options) =>
          seenBy(options).getEntitiesByRefs(query, options),
        streamEntities: (query, options) =>
          seenBy(options).streamEntities(query, options),
      }),
  });
}

/**
 * Starts the plugin with some entities, of which users do not see those that are hidden.
 *
 * @internal
 */
export async function start(
  options: {
    entities?: Entity[];
    hidden?: string[];
    result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    features?: any[];
    config?: object;
  } = {},
) {
  const { server } = await startTestBackend({
    features: [
      serviceMeshPlugin,
      ...(options.features ?? [testMeshModule]),
      catalogFor(options.entities ?? testCatalog(), options.hidden),
      mockServices.rootConfig.factory({
        data: {
          serviceMesh: {
            targets: { test: { trustDomain: 'a.b' } },
            ...options.config,
          },
        },
      }),
      mockServices.permissions.factory({
        result: options.result ?? AuthorizeResult.ALLOW,
      }),
    ],
  });
  return server;
}
