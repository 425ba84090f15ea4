import { DatabaseService } from '@backstage/backend-plugin-api';
import {
  FleetPage,
  FleetQuery,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Knex } from 'knex';
import { cutHistory } from './cutHistory';
import { cursorAfter, fleetFilter, fleetOrder } from './fleetQuery';
import { migrate } from './migrate';
import { ChangeRow, KEY, ServiceRow, SUMMARY, SummaryRow } from './columns';
import { toChange, toKeyRow, toSummary } from './rows';
import { saveResults } from './saveResults';
import {
  ServiceKey,
  ServiceResult,
  ServiceStore,
  StoredAnswer,
  StoredChange,
  VisibleEntities,
} from './ServiceStore';
import { fleetTotals } from './totals';
import { visibleServices } from './visibleServices';

/** The one name in the table of sweeps. */
const CATALOG = 'catalog';

/**
 * Keeps results in the plugin's database, SQLite or PostgreSQL.
 *
 * @internal
 */
export class DatabaseServiceStore implements ServiceStore {
  readonly #knex: Knex;
  readonly #historyLength: number;

  private constructor(knex: Knex, historyLength: number) {
    this.#knex = knex;
    this.#historyLength = historyLength;
  }

  /**
   * @param options - `historyLength` is how many changes of a service are kept
   */
  static async create(options: {
    database: DatabaseService;
    historyLength: number;
  }): Promise<DatabaseServiceStore> {
    const { database, historyLength } = options;
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await migrate(knex);
    }
    return new DatabaseServiceStore(knex, historyLength);
  }

  async inputHashes(entityRef?: string) {
    const rows = await this.#knex<ServiceRow>('services')
      .where(entityRef === undefined ? {} : { entity_ref: entityRef })
      .select(...KEY, 'input_hash');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      mesh: row.mesh,
      environment: row.environment,
      inputHash: row.input_hash,
    }));
  }

  async save(results: readonly ServiceResult[], now: Date) {
    const saved = await this.#knex.transaction(tx =>
      saveResults(tx, results, now, this.#historyLength),
    );
    return results.map(result => saved.get(result) ?? null);
  }

  async remove(keys: readonly ServiceKey[]): Promise<void> {
    for (const key of keys) {
      const row = toKeyRow(key);
      const { entity_ref } = row;
      await this.#knex.transaction(async tx => {
        await tx('services').where(row).delete();
        await tx('service_findings').where(row).delete();
        const left = await tx('services')
          .where({ entity_ref })
          .first('entity_ref');
        if (left) {
          await cutHistory(tx, entity_ref, this.#historyLength);
        } else {
          await tx('service_changes').where({ entity_ref }).delete();
        }
      });
    }
  }

  async summary(
    key: ServiceKey,
    visible: VisibleEntities,
  ): Promise<ServiceSummary | undefined> {
    const row: SummaryRow | undefined = await visibleServices(
      this.#knex,
      visible,
    )
      .where(toKeyRow(key))
      .first(...SUMMARY);
    return row && toSummary(row);
  }

  async answer(
    key: Omit<ServiceKey, 'mesh'> & Partial<ServiceKey>,
  ): Promise<StoredAnswer | undefined> {
    const { entityRef, environment, mesh } = key;
    const row = await this.#knex<ServiceRow>('services')
      .where({
        entity_ref: entityRef,
        environment,
        ...(mesh === undefined ? {} : { mesh }),
      })
      .first('answer', 'input_hash', 'dependencies');
    return (
      row && {
        answer: row.answer,
        inputHash: row.input_hash,
        dependencies: JSON.parse(row.dependencies),
      }
    );
  }

  async list(
    query: FleetQuery & { environment: string },
    visible: VisibleEntities,
  ): Promise<Omit<FleetPage, 'environments'>> {
    const services = () => fleetFilter(this.#knex, query, visible);
    // One row more than asked for tells whether there is another page.
    const rows: (SummaryRow & { place: string | number })[] = await fleetOrder(
      services(),
      this.#knex,
      query,
    )
      .select(...SUMMARY)
      .limit(query.limit + 1);
    const items = rows.slice(0, query.limit);
    const sweep = await this.#knex('sweeps').first('ended_at');
    return {
      items: items.map(toSummary),
      totals: await fleetTotals(services, this.#knex),
      nextCursor: rows.length > query.limit ? cursorAfter(items.at(-1)!) : null,
      sweptAt: sweep?.ended_at ?? null,
    };
  }

  async history(entityRef: string): Promise<StoredChange[]> {
    const rows = await this.#knex<ChangeRow>('service_changes')
      .where({ entity_ref: entityRef })
      .orderBy('id', 'desc')
      .limit(this.#historyLength)
      .select(...KEY, 'at', 'files', 'findings', 'because');
    return rows.map(toChange);
  }

  async recordSweep(endedAt: Date): Promise<void> {
    await this.#knex('sweeps')
      .insert({ name: CATALOG, ended_at: endedAt.toISOString() })
      .onConflict('name')
      .merge();
  }
}
