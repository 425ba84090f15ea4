import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { serviceMeshPermissions } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  readMeshConfig,
  ruleCatalogue,
  serviceMeshProvidersExtensionPoint,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { createCheckAction } from './actions/createCheckAction';
import { FileChecker } from './FileChecker';
import { ProviderRegistry } from './providers/ProviderRegistry';
import { readCrds } from './readCrds';
import { createRouter } from './router';
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
        actionsRegistry: actionsRegistryServiceRef,
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
        actionsRegistry,
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
        const checker = new FileChecker({
          meshConfig,
          providers,
          rules,
          crds: await readCrds(meshConfig.crds, { urlReader, logger }),
        });
        createCheckAction({ ...services, actionsRegistry, checker });
        services.httpRouter.use(
          await createRouter({
            ...services,
            catalogue: ruleCatalogue(providers, rules),
            checker,
            reader: new ServiceConfigReader({
              ...services,
              meshConfig,
              providers,
              rules,
            }),
          }),
        );
      },
    });
  },
});
