import { Knex } from 'knex';

/**
 * Forgets all but the latest changes of a service.
 *
 * @param length - how many are kept
 * @internal
 */
export async function cutHistory(
  tx: Knex.Transaction,
  entityRef: string,
  length: number,
): Promise<void> {
  const changes = () => tx('service_changes').where({ entity_ref: entityRef });
  await changes()
    .whereNotIn(
      'id',
      changes().select('id').orderBy('id', 'desc').limit(length),
    )
    .delete();
}
