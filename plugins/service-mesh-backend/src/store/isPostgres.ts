import { Knex } from 'knex';

/**
 * Whether a database is PostgreSQL; the other that there is, is SQLite.
 *
 * @internal
 */
export const isPostgres = (knex: Knex): boolean =>
  knex.client.config.client === 'pg';
