import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { serviceMeshPermissions } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  readMeshConfig,
  ruleCatalogue,
  serviceMeshProvidersExtensionPoint,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { createCheckAction } from './actions/createCheckAction';
import { VisibleServicesReader } from './catalog/VisibleServicesReader';
import { FileChecker } from './FileChecker';
import { packageRelease } from './packageRelease';
import { ProviderRegistry } from './providers/ProviderRegistry';
import { readCrds } from './readCrds';
import { createRouter } from './router';
import { Access } from './routes/Access';
import { ServiceConfigReader } from './ServiceConfigReader';
import { DatabaseServiceStore } from './store/DatabaseServiceStore';
import { engineHash } from './sweep/inputHash';
import { scheduleSweeps } from './sweep/scheduleSweeps';
import { ServiceRecorder } from './sweep/ServiceRecorder';
import { Sweeper } from './sweep/Sweeper';
import { SweepMetrics } from './sweep/SweepMetrics';

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
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init({ config, metrics, permissionsRegistry, ...services }) {
        const { logger, httpRouter } = services;
        const meshConfig = readMeshConfig(config.getOptional('serviceMesh'));
        const { providers, rules } = registry;
        const engine = { meshConfig, providers, rules };
        permissionsRegistry.addPermissions(serviceMeshPermissions);

        const store = await DatabaseServiceStore.create({
          ...services,
          historyLength: meshConfig.history.changes,
        });
        const recorder = new ServiceRecorder({
          ...services,
          engine,
          engineHash: engineHash(engine, packageRelease()),
          store,
        });
        const checker = new FileChecker({
          ...engine,
          crds: await readCrds(meshConfig.crds, services),
        });
        createCheckAction({ ...services, checker });
        httpRouter.use(
          await createRouter({
            ...services,
            access: new Access(services),
            engine,
            catalogue: ruleCatalogue(providers, rules),
            checker,
            reader: new ServiceConfigReader({ ...services, engine }),
            recorder,
            store,
            visible: new VisibleServicesReader(services),
          }),
        );
        if (providers.length === 0) {
          logger.warn(
            'No mesh is installed; add a module such as @mesh-configurator/backstage-plugin-service-mesh-backend-module-istio',
          );
          return;
        }
        const sweeper = new Sweeper({
          ...services,
          meshConfig,
          metrics: new SweepMetrics(metrics),
          recorder,
          store,
        });
        await scheduleSweeps({ ...services, config, sweeper });
      },
    });
  },
});
