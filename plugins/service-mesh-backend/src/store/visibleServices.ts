import { Knex } from 'knex';
import { isPostgres } from './isPostgres';
import { KEY, SUMMARY } from './columns';
import { VisibleEntities } from './ServiceStore';

/** The columns of numbers of findings and missing facts, of a service and of what they name alike. */
const COUNTS = [
  'errors',
  'warnings',
  'infos',
  'undecided',
  'suppressed',
  'missing',
] as const;

/** The elements of a JSON array as a table with the column `value`. */
const elementsOf = (knex: Knex, array: string) =>
  isPostgres(knex)
    ? `jsonb_array_elements_text((${array})::jsonb) as element(value)`
    : `json_each(${array}) as element`;

/**
 * The condition that findings name only what somebody may see, in a query over {@link visibleServices} or below one.
 *
 * @internal
 */
export const areVisible = (knex: Knex, visible: VisibleEntities) =>
  visible === 'all'
    ? '1 = 1'
    : `not exists (select 1 from ${elementsOf(
        knex,
        'service_findings.about',
      )} where value not in (select ref from visible))`;

/** A column as it is where only some findings are counted. */
function asSeen(column: string): string {
  if ((COUNTS as readonly string[]).includes(column)) {
    return `coalesce(seen.${column}, 0) as ${column}`;
  }
  // Nothing that is seen is missing to enforce a service that is in its mesh, and no error stands against it.
  return column === 'ready'
    ? `case when coalesce(seen.missing, 0) = 0 and mtls <> 'none' and coalesce(seen.errors, 0) = 0 then 1 else 0 end as ready`
    : `services.${column}`;
}

/**
 * Queries the services that somebody may see, each with the numbers of those findings and missing facts that name nothing
 * else. The refs are one value, however many they are.
 *
 * @internal
 */
export function visibleServices(
  knex: Knex,
  visible: VisibleEntities,
): Knex.QueryBuilder {
  if (visible === 'all') {
    return knex('services');
  }
  const sums = COUNTS.map(
    column => `cast(sum(${column}) as integer) as ${column}`,
  );
  const isSameKey = KEY.map(column => `seen.${column} = services.${column}`);
  return (
    knex
      .with(
        'visible',
        knex.raw(`select value as ref from ${elementsOf(knex, '?')}`, [
          JSON.stringify(visible),
        ]),
      )
      // As a whole, before anything narrows it: PostgreSQL takes minutes where it adds up anew for each service.
      .withMaterialized(
        'seen_services',
        knex.raw(`
        select ${SUMMARY.map(asSeen).join(', ')}
        from services
        left join (
          select ${KEY.join(', ')}, ${sums.join(', ')}
          from service_findings
          where ${areVisible(knex, visible)}
          group by ${KEY.join(', ')}
        ) as seen on ${isSameKey.join(' and ')}
        where services.entity_ref in (select ref from visible)`),
      )
      .from('seen_services as services')
  );
}
