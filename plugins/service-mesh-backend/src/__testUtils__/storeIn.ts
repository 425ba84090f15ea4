import { mockServices } from '@backstage/backend-test-utils';
import {
  FleetFilter,
  fleetQuerySchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Knex } from 'knex';
import { DatabaseServiceStore } from '../store/DatabaseServiceStore';
import { ServiceResult, ServiceStore } from '../store/ServiceStore';

/**
 * A store in a database.
 *
 * @internal
 */
export const storeIn = (knex: Knex, historyLength = 10) =>
  DatabaseServiceStore.create({
    database: mockServices.database.mock({ getClient: async () => knex }),
    historyLength,
  });

/**
 * A minute of some hour.
 *
 * @internal
 */
export const at = (minute: number) =>
  new Date(Date.UTC(2026, 0, 1, 12, minute));

/**
 * Keeps one result, and tells what changed.
 *
 * @internal
 */
export const save = async (
  store: ServiceStore,
  result: ServiceResult,
  now: Date,
) => (await store.save([result], now))[0];

/**
 * A whole query of the fleet.
 *
 * @internal
 */
export const query = (filter: FleetFilter = {}) => ({
  ...fleetQuerySchema.parse({}),
  environment: 'default',
  ...filter,
});
