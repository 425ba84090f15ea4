import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * Where the migrations are.
 *
 * @internal
 */
export const migrationsFolder = resolvePackagePath(
  '@mesh-configurator/backstage-plugin-service-mesh-backend',
  'migrations',
);

/** Names the lock of PostgreSQL that whoever migrates holds; any number that no other software uses will do. */
const LOCK = 7_367_240_501;

/** Milliseconds for which whoever migrates may be silent; replicas that froze meanwhile would keep others from starting. */
const SILENCE = 30_000;

/**
 * Brings the database up to date. All of it is one transaction: a replica that is killed in the middle, or freezes, leaves the database as it was.
 * Replicas that start together wait for each other by a lock of PostgreSQL, since knex has its own only in tables that all of them would make.
 *
 * @internal
 */
export async function migrate(knex: Knex): Promise<void> {
  await knex.transaction(async transaction => {
    if (isPostgres(knex)) {
      await transaction.raw(
        `set local idle_in_transaction_session_timeout = ${SILENCE}`,
      );
      await transaction.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    }
    await transaction.migrate.latest({ directory: migrationsFolder });
  });
}
