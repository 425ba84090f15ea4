import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { serviceMeshPermissions } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  readMeshConfig,
  serviceMeshProvidersExtensionPoint,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ProviderRegistry } from './providers/ProviderRegistry';
import { readCrds } from './readCrds';
import { createRouter } from './router';
import { Access } from './routes/Access';
import { ServiceConfigReader } from './ServiceConfigReader';

/**
 * Serves mesh configuration made from the software catalog under `/api/service-mesh`.
 *
 * @public
 */
export const serviceMeshPlugin = createBackendPlugin({
  pluginId: 'service-mesh',
  register(env) {
    const registry = new ProviderRegistry();
    env.registerExtensionPoint(serviceMeshProvidersExtensionPoint, registry);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        urlReader: coreServices.urlReader,
      },
      async init({
        config,
        permissionsRegistry,
        logger,
        urlReader,
        ...services
      }) {
        const meshConfig = readMeshConfig(config.getOptional('serviceMesh'));
        const { providers, rules } = registry;
        if (providers.length === 0) {
          logger.warn(
            'No mesh is installed; add a module such as @mesh-configurator/backstage-plugin-service-mesh-backend-module-istio',
          );
        }
        permissionsRegistry.addPermissions(serviceMeshPermissions);
        const engine = { meshConfig, providers, rules };
        services.httpRouter.use(
          await createRouter({
            access: new Access(services),
            engine,
            crds: await readCrds(meshConfig.crds, { urlReader, logger }),
            reader: new ServiceConfigReader({ ...services, engine }),
          }),
        );
      },
    });
  },
});
