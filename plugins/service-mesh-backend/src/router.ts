import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { MeshCatalog } from './catalog/MeshCatalog';
import {
  MeshConfig,
  RuleInfo,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import Router from 'express-promise-router';
import { VisibleEntitiesReader } from './catalog/VisibleEntitiesReader';
import { Access } from './routes/Access';
import { addDeliveryRoutes } from './routes/deliveryRoutes';
import { addFleetRoutes } from './routes/fleetRoutes';
import { addRepositoryRoutes } from './routes/repositoryRoutes';
import { addRuleRoutes } from './routes/ruleRoutes';
import { addServiceRoutes } from './routes/serviceRoutes';
import { addStoredServiceRoutes } from './routes/storedServiceRoutes';
import { addValidateRoutes } from './routes/validateRoutes';
import { ServiceConfigReader } from './ServiceConfigReader';
import { StoredAnswerReader } from './StoredAnswerReader';
import { ServiceStore } from './store/ServiceStore';
import { ServiceRecorder } from './sweep/ServiceRecorder';
import { EnginePool } from './threads/EnginePool';

/**
 * The HTTP API of the plugin, version 1.
 *
 * @internal
 */
export async function createRouter(options: {
  access: Access;
  answers: StoredAnswerReader;
  auth: AuthService;
  catalog: MeshCatalog;
  /** What configuration is held to. */
  catalogue: readonly RuleInfo[];
  logger: LoggerService;
  meshConfig: MeshConfig;
  pool: EnginePool;
  reader: ServiceConfigReader;
  recorder: ServiceRecorder;
  store: ServiceStore;
  urlReader: UrlReaderService;
  visible: VisibleEntitiesReader;
}): Promise<express.Router> {
  const router = Router();
  addDeliveryRoutes(router, options);
  addFleetRoutes(router, options);
  addRepositoryRoutes(router, options);
  addServiceRoutes(router, options);
  addStoredServiceRoutes(router, options);
  addValidateRoutes(router, options);
  addRuleRoutes(router, options);
  return router;
}
