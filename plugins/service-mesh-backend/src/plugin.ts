import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { meshCatalogServiceRef } from './catalog/MeshCatalog';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { serviceMeshPermissions } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  loadCrds,
  readMeshConfig,
  ruleCatalogue,
  serviceMeshProvidersExtensionPoint,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { createCanAction } from './actions/createCanAction';
import { createCheckAction } from './actions/createCheckAction';
import { createExplainAction } from './actions/createExplainAction';
import { createPreviewAction } from './actions/createPreviewAction';
import { VisibleEntitiesReader } from './catalog/VisibleEntitiesReader';
import { packageRelease } from './packageRelease';
import { ProviderRegistry } from './providers/ProviderRegistry';
import { readCrds } from './readCrds';
import { createRouter } from './router';
import { Access } from './routes/Access';
import { ServiceConfigReader } from './ServiceConfigReader';
import { StoredAnswerReader } from './StoredAnswerReader';
import { DatabaseServiceStore } from './store/DatabaseServiceStore';
import { engineHash } from './sweep/inputHash';
import { scheduleSweeps } from './sweep/scheduleSweeps';
import { ServiceRecorder } from './sweep/ServiceRecorder';
import { Sweeper } from './sweep/Sweeper';
import { SweepMetrics } from './sweep/SweepMetrics';
import { EnginePool } from './threads/EnginePool';

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
        catalog: meshCatalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        tracing: tracingServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init({ config, metrics, permissionsRegistry, ...services }) {
        const { logger, httpRouter } = services;
        const meshConfig = readMeshConfig(config.getOptional('serviceMesh'));
        const { providers, rules } = registry;
        const crdTexts = await readCrds(meshConfig.crds, services);
        const crds = crdTexts.length ? loadCrds(crdTexts) : undefined;
        for (const { message } of crds?.findings ?? []) {
          logger.warn(message);
        }
        const engine = { meshConfig, providers, rules, crds };
        permissionsRegistry.addPermissions(serviceMeshPermissions);

        const store = await DatabaseServiceStore.create({
          ...services,
          historyLength: meshConfig.history.changes,
        });
        const pool = EnginePool.create({
          ...services,
          crdTexts,
          engine,
          files: registry.files,
        });
        const recorder = new ServiceRecorder({
          ...services,
          engine,
          engineHash: engineHash(engine, packageRelease()),
          pool,
          store,
        });
        const access = new Access(services);
        const reader = new ServiceConfigReader({ ...services, engine, pool });
        const actions = { ...services, access, pool, reader };
        createCanAction(actions);
        createCheckAction(actions);
        createExplainAction(actions);
        createPreviewAction(actions);
        httpRouter.use(
          await createRouter({
            ...services,
            access,
            answers: new StoredAnswerReader({
              ...services,
              engine,
              recorder,
              store,
            }),
            catalogue: ruleCatalogue(providers, rules),
            meshConfig,
            pool,
            reader,
            recorder,
            store,
            visible: new VisibleEntitiesReader(services),
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
