import { setTimeout as wait } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * Where the migrations are.
 *
 * @internal
 */
export const migrationsFolder = resolvePackagePath(
  '@mesh-configurator/backstage-plugin-service-mesh-backend',
  'migrations',
);

/** How often to try again, a second after the time before. */
const TRIES = 30;

/** Codes of PostgreSQL for a table that there is, and for the row in its own catalog that says so. */
const made = ['42P07', '23505'];

/** Whether another replica was faster: it is at the migrations, or has just made the tables that tell of them. */
const isElsewhere = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'MigrationLocked' ||
    ('code' in error && made.includes(String(error.code))));

/**
 * Brings the database up to date. Replicas that start together wait for each other. All of it is one transaction, with the lock that is
 * held meanwhile: a replica that is killed in the middle leaves the database as it was.
 *
 * @internal
 */
export async function migrate(knex: Knex): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      await knex.migrate.latest({ directory: migrationsFolder });
      return;
    } catch (error) {
      if (left === 0 || !isElsewhere(error)) {
        throw error;
      }
    }
    await wait(1_000);
  }
}
