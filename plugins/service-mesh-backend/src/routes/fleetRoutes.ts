import {
  configReadPermission,
  FleetPage,
  fleetQuerySchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  environmentNames,
  MeshConfig,
  readEnvironment,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import { VisibleEntitiesReader } from '../catalog/VisibleEntitiesReader';
import { ServiceStore } from '../store/ServiceStore';
import { Access } from './Access';
import { parse } from './parse';

/**
 * Adds the list of all services.
 *
 * @internal
 */
export function addFleetRoutes(
  router: express.Router,
  options: {
    access: Access;
    meshConfig: MeshConfig;
    store: ServiceStore;
    visible: VisibleEntitiesReader;
  },
) {
  const { access, meshConfig, store, visible } = options;
  router.get('/v1/services', async (req, res) => {
    const credentials = await access.authorize(req, configReadPermission);
    const query = parse(fleetQuerySchema, req.query, 'The query');
    const environment = readEnvironment(query.environment, meshConfig);
    const page = await store.list(
      { ...query, environment },
      await visible.read(credentials),
    );
    const answer: FleetPage = {
      ...page,
      environments: environmentNames(meshConfig),
    };
    res.json(answer);
  });
}
