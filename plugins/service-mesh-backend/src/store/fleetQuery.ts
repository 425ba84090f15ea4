import { InputError } from '@backstage/errors';
import { FleetQuery } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Knex } from 'knex';
import { VisibleEntities } from './ServiceStore';
import { areVisible, visibleServices } from './visibleServices';

/** What each order compares: SQL over the columns of a service. */
const orders: Record<FleetQuery['orderBy'], string> = {
  name: 'name',
  owner: "coalesce(owner, '')",
  system: "coalesce(system, '')",
  lifecycle: "coalesce(lifecycle, '')",
  mesh: 'mesh',
  stage: 'stage',
  ready: '1 - ready',
  findings: 'errors * 1000000 + warnings',
  changedAt: 'changed_at',
};

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * Narrows a query over services to those of one environment that a filter means and somebody may see.
 *
 * @internal
 */
export function fleetFilter(
  knex: Knex,
  filter: FleetQuery & { environment: string },
  visible: VisibleEntities,
): Knex.QueryBuilder {
  const { environment, owner, system, lifecycle, mesh, stage } = filter;
  const exact = { environment, owner, system, lifecycle, mesh, stage };
  const query = visibleServices(knex, visible).where(
    Object.fromEntries(
      Object.entries(exact).filter(([, value]) => value !== undefined),
    ),
  );
  if (filter.ready !== undefined) {
    query.where('ready', filter.ready ? 1 : 0);
  }
  if (filter.text !== undefined) {
    query.whereRaw("lower(name) like ? escape '\\'", [
      `%${escapeLike(filter.text.toLocaleLowerCase('en-US'))}%`,
    ]);
  }
  if (filter.finding !== undefined) {
    query.whereExists(
      knex('service_findings')
        .select(knex.raw('1'))
        .whereRaw('service_findings.entity_ref = services.entity_ref')
        .whereRaw('service_findings.mesh = services.mesh')
        .whereRaw('service_findings.environment = services.environment')
        .whereRaw(areVisible(knex, visible))
        .whereRaw(
          `case cast(? as text)
            when 'error' then errors
            when 'warning' then warnings
            when 'info' then infos
            when code then errors + warnings + infos
            else 0
          end > 0`,
          [filter.finding],
        ),
    );
  }
  return query;
}

/** The place of a row in an order: what it is compared by, and what tells it from its equals. */
type Place = [value: string | number, entityRef: string];

function readCursor(cursor: string): Place {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    place = null;
  }
  if (
    Array.isArray(place) &&
    place.length === 2 &&
    ['string', 'number'].includes(typeof place[0]) &&
    typeof place[1] === 'string'
  ) {
    return place as Place;
  }
  throw new InputError('The cursor is none that this route answered with');
}

/**
 * Puts a query over services in order and begins after a cursor.
 *
 * @throws InputError for a cursor that is none.
 * @internal
 */
export function fleetOrder(
  query: Knex.QueryBuilder,
  knex: Knex,
  { orderBy, order, cursor }: FleetQuery,
): Knex.QueryBuilder {
  const by = orders[orderBy];
  if (cursor !== undefined) {
    const [value, entityRef] = readCursor(cursor);
    const isNumber = orderBy === 'findings' || orderBy === 'ready';
    if (isNumber !== (typeof value === 'number')) {
      throw new InputError('The cursor is of another order');
    }
    const beyond = order === 'asc' ? '>' : '<';
    query.whereRaw(`(${by} ${beyond} ? or (${by} = ? and entity_ref > ?))`, [
      value,
      value,
      entityRef,
    ]);
  }
  return query
    .select(knex.raw(`${by} as place`))
    .orderByRaw(`${by} ${order}`)
    .orderBy('entity_ref');
}

/**
 * The cursor that begins after a row of an ordered query.
 *
 * @internal
 */
export function cursorAfter(row: {
  place: string | number;
  entity_ref: string;
}): string {
  const place: Place = [row.place, row.entity_ref];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}
