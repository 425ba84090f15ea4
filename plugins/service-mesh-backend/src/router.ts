import express from 'express';
import Router from 'express-promise-router';
import { CrdSet } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Engine } from './engine/Engine';
import { Access } from './routes/Access';
import { addServiceRoutes } from './routes/serviceRoutes';
import { addValidateRoutes } from './routes/validateRoutes';
import { ServiceConfigReader } from './ServiceConfigReader';

/**
 * The HTTP API of the plugin, version 1.
 *
 * @internal
 */
export async function createRouter(options: {
  access: Access;
  engine: Engine;
  crds: CrdSet | undefined;
  reader: ServiceConfigReader;
}): Promise<express.Router> {
  const router = Router();
  addServiceRoutes(router, options);
  addValidateRoutes(router, options);
  return router;
}
