import { ServiceChange } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Knex } from 'knex';
import { withoutCodes } from '../engine/countFindings';
import { cutHistory } from './cutHistory';
import { difference } from './difference';
import { ChangeRow, FindingRow, KEY, KeyRow, ServiceRow } from './columns';
import {
  toChange,
  toFindingRow,
  toKeyRow,
  toMissingRow,
  toServiceRow,
} from './rows';
import { ServiceResult } from './ServiceStore';

/** Most rows that are inserted at once; SQLite does not take any number. */
const MAX_ROWS = 100;

/** What a service was before there was anything of it. */
const nothing = { files: '{}', remarks: '', dependencies: '{}' };

const nameOf = (row: KeyRow) => JSON.stringify(KEY.map(column => row[column]));

/** A result that is kept, and what became another by it. */
interface Kept {
  result: ServiceResult;
  isFirst: boolean;
  change: ChangeRow | null;
}

function told(
  { summary }: ServiceResult,
  change: ChangeRow | null,
): ServiceChange | null {
  if (!change) {
    return null;
  }
  const { counts, ...rest } = toChange(change);
  return { ...rest, findings: summary.findings };
}

/** Takes the place of a result that was there; `undefined` where somebody has just forgotten it. */
async function replace(
  tx: Knex.Transaction,
  row: ServiceRow,
  key: KeyRow,
): Promise<ReturnType<typeof difference> | undefined> {
  const before = await tx<ServiceRow>('services')
    .where(key)
    .forUpdate()
    .first('files', 'remarks', 'dependencies');
  if (!before) {
    return undefined;
  }
  const found = difference(before, row);
  const { changed_at, ...rest } = row;
  await tx<ServiceRow>('services')
    .where(key)
    .update(found ? row : rest);
  return found;
}

async function insertAll<T extends object>(
  tx: Knex.Transaction,
  table: string,
  rows: readonly T[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    await tx(table).insert(rows.slice(start, start + MAX_ROWS));
  }
}

/** Keeps what results are made of, but for those that somebody forgets meanwhile, and tells which became others. */
async function keep(
  tx: Knex.Transaction,
  results: readonly ServiceResult[],
  now: Date,
): Promise<Kept[]> {
  const rows = results.map(result => toServiceRow(result, now));
  // Whoever comes first inserts; everybody else waits here and compares with what is there then.
  const inserted: KeyRow[] = await tx<ServiceRow>('services')
    .insert(rows)
    .onConflict([...KEY])
    .ignore()
    .returning([...KEY]);
  const first = new Set(inserted.map(nameOf));
  const kept: Kept[] = [];
  for (const [i, result] of results.entries()) {
    const key = toKeyRow(result);
    // The second of two results of one service in one go is no longer the first.
    const isFirst = first.delete(nameOf(key));
    const found = isFirst
      ? difference(nothing, rows[i])
      : await replace(tx, rows[i], key);
    if (found === undefined) {
      continue;
    }
    const change = found && {
      ...key,
      at: rows[i].changed_at,
      files: JSON.stringify(found.files),
      findings: JSON.stringify(withoutCodes(result.counts)),
      // The first time, all of them are new, which tells nothing.
      because: JSON.stringify(isFirst ? [result.entityRef] : found.because),
    };
    kept.push({ result, isFirst, change });
  }
  return kept;
}

/**
 * Keeps results in the place of those before, in the order of their keys, so that nobody else who does so waits for what waits for
 * them.
 *
 * @returns what became of each, or `null` where it is as it was
 * @internal
 */
export async function saveResults(
  tx: Knex.Transaction,
  results: readonly ServiceResult[],
  now: Date,
  historyLength: number,
): Promise<Map<ServiceResult, ServiceChange | null>> {
  const inOrder = results
    .map((result): [string, ServiceResult] => [
      nameOf(toKeyRow(result)),
      result,
    ])
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, result]) => result);
  const kept = await keep(tx, inOrder, now);
  for (const { result } of kept.filter(({ isFirst }) => !isFirst)) {
    await tx('service_findings').where(toKeyRow(result)).delete();
  }
  // Of two results of one service in one go, the findings of the later one count.
  const latest = new Map(
    kept.map(({ result }) => [nameOf(toKeyRow(result)), result]),
  );
  await insertAll<FindingRow>(
    tx,
    'service_findings',
    [...latest.values()].flatMap(result => [
      ...result.counts.map(count => toFindingRow(result, count)),
      ...result.missing.map(count => toMissingRow(result, count)),
    ]),
  );
  await insertAll<ChangeRow>(
    tx,
    'service_changes',
    kept.flatMap(({ change }) => change ?? []),
  );
  // A result that is the first has replaced none, and the history of one that went was cut then.
  for (const { result } of kept.filter(k => k.change && !k.isFirst)) {
    await cutHistory(tx, result.entityRef, historyLength);
  }
  return new Map(
    kept.map(({ result, change }) => [result, told(result, change)]),
  );
}
