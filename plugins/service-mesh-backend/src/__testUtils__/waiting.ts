import { setTimeout as wait } from 'node:timers/promises';
import { Knex } from 'knex';

/**
 * Waits until something holds.
 *
 * @internal
 */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  seconds = 240,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`It took too long until ${what}`);
    }
    await wait(100);
  }
}

/**
 * Whether somebody waits for others in a PostgreSQL database with such a query.
 *
 * @param query - pattern of SQL
 * @internal
 */
export async function isWaiting(knex: Knex, query: string): Promise<boolean> {
  const { rows } = await knex.raw(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like ?`,
    [query],
  );
  return rows.length > 0;
}
