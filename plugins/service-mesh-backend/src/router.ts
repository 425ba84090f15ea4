import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import express from 'express';
import Router from 'express-promise-router';
import { CrdSet } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VisibleServicesReader } from './catalog/VisibleServicesReader';
import { Engine } from './engine/Engine';
import { Access } from './routes/Access';
import { addFleetRoutes } from './routes/fleetRoutes';
import { addServiceRoutes } from './routes/serviceRoutes';
import { addStoredServiceRoutes } from './routes/storedServiceRoutes';
import { addValidateRoutes } from './routes/validateRoutes';
import { ServiceConfigReader } from './ServiceConfigReader';
import { ServiceStore } from './store/ServiceStore';
import { ServiceRecorder } from './sweep/ServiceRecorder';

/**
 * The HTTP API of the plugin, version 1.
 *
 * @internal
 */
export async function createRouter(options: {
  access: Access;
  auth: AuthService;
  catalog: CatalogService;
  engine: Engine;
  crds: CrdSet | undefined;
  reader: ServiceConfigReader;
  recorder: ServiceRecorder;
  store: ServiceStore;
  visible: VisibleServicesReader;
}): Promise<express.Router> {
  const router = Router();
  const { meshConfig } = options.engine;
  addFleetRoutes(router, { ...options, meshConfig });
  addServiceRoutes(router, options);
  addStoredServiceRoutes(router, { ...options, meshConfig });
  addValidateRoutes(router, options);
  return router;
}
