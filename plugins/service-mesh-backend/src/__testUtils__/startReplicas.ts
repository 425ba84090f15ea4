import { mockServices } from '@backstage/backend-test-utils';
import {
  FleetPage,
  fleetPageSchema,
  ServiceHistory,
  serviceHistorySchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Knex } from 'knex';
import request from 'supertest';
import { testMeshModule } from '../testProvider';
import { ORDER, start } from './testBackend';
import { TestCatalog } from './TestCatalog';
import { testSweeps } from './testSweeps';

const SERVICES = '/api/service-mesh/v1/services';

/**
 * Starts a replica, and more where they are added, on one catalog and one database.
 *
 * @internal
 */
export async function startReplicas(options: {
  knex: Knex;
  catalog?: TestCatalog;
  config?: object;
}) {
  const { catalog = new TestCatalog(), knex } = options;
  const published: any[] = [];
  const add = async () => {
    const sweeps = testSweeps();
    const events = mockServices.events.mock();
    events.publish.mockImplementation(async event => {
      published.push(event);
    });
    const logger = mockServices.logger.mock();
    const server = await start({
      catalog,
      knex,
      config: { environments: [{ name: 'staging' }], ...options.config },
      features: [
        testMeshModule,
        sweeps.feature,
        events.factory,
        logger.factory,
      ],
    });
    return {
      logger,
      server,
      sweep: sweeps.sweep,
      fleet: async (query = ''): Promise<FleetPage> =>
        fleetPageSchema.parse(
          (await request(server).get(`${SERVICES}${query}`)).body,
        ),
      history: async (): Promise<ServiceHistory> =>
        serviceHistorySchema.parse(
          (await request(server).get(`${ORDER}/history`)).body,
        ),
    };
  };
  return { ...(await add()), add, catalog, knex, published };
}
