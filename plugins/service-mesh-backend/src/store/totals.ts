import { FleetTotals } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Knex } from 'knex';

/** Sums over the columns of a service. */
const sums = {
  services: '1',
  enforced: "case when stage = 'enforce' then 1 else 0 end",
  ready: "case when ready = 1 and stage = 'audit' then 1 else 0 end",
  strict: "case when mtls = 'strict' then 1 else 0 end",
  authorized: 'case when "authorization" <> \'none\' then 1 else 0 end',
  operations: 'operations',
  timeouts: 'with_timeout',
  retries: 'with_retries',
  errors: 'errors',
  warnings: 'warnings',
  infos: 'infos',
  undecided: 'undecided',
  suppressed: 'suppressed',
  witherrors: 'case when errors > 0 then 1 else 0 end',
  withwarnings: 'case when warnings > 0 then 1 else 0 end',
};

type Sum = keyof typeof sums;

const columns = Object.entries(sums).map(
  ([name, what]) => `coalesce(sum(${what}), 0) as ${name}`,
);

/** PostgreSQL answers with text where a number may be too big. */
const toNumbers = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number(value)]),
  );

/**
 * What the services of a query come to.
 *
 * @param services - makes the query anew each time
 * @internal
 */
export async function fleetTotals(
  services: () => Knex.QueryBuilder,
  knex: Knex,
): Promise<FleetTotals> {
  const [row] = await services().select(knex.raw(columns.join(', ')));
  const meshes: { mesh: string; number: unknown }[] = await services()
    .select('mesh')
    .count({ number: '*' })
    .groupBy('mesh')
    .orderBy('mesh');
  const sum = toNumbers(row) as Record<Sum, number>;
  return {
    services: sum.services,
    meshes: Object.fromEntries(
      meshes.map(({ mesh, number }) => [mesh, Number(number)]),
    ),
    enforced: sum.enforced,
    ready: sum.ready,
    strictMtls: sum.strict,
    authorized: sum.authorized,
    timeouts: { covered: sum.timeouts, total: sum.operations },
    retries: { covered: sum.retries, total: sum.operations },
    findings: {
      error: sum.errors,
      warning: sum.warnings,
      info: sum.infos,
      undecided: sum.undecided,
      suppressed: sum.suppressed,
    },
    withErrors: sum.witherrors,
    withWarnings: sum.withwarnings,
  };
}
