import {
  CallChange,
  CallLimits,
  FieldChange,
  FileComparison,
  Json,
  LimitChange,
  MeaningComparison,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { formatOrigin } from '../formatOrigin';

/**
 * What the difference means for the calls to one service.
 *
 * @internal
 */
export interface ServiceMeaning extends MeaningComparison {
  entityRef: string;
  owner: string | null;
}

/** Most names in one line. */
const MAX_NAMES = 10;

/** Longest value in one line, in characters. */
const MAX_VALUE = 80;

const listed = (names: readonly string[]) =>
  names.length > MAX_NAMES
    ? `${names.slice(0, MAX_NAMES).join(', ')} and ${
        names.length - MAX_NAMES
      } more`
    : names.join(', ');

function fileLine({ file, state, edited }: FileComparison): string {
  const hand = edited === 'yes' ? ' (edited by hand)' : '';
  return `${state.padEnd(9)} ${file}${hand}`;
}

function callLine(change: CallChange): string {
  const { caller, endUser, before, after, operations } = change;
  const token = endUser === 'any' ? '' : ` ${endUser} an end-user token`;
  const why = caller.origin
    ? `; declared by ${formatOrigin(caller.origin, null)}`
    : '';
  return `${before} becomes ${after}: ${caller.name}${token} to ${listed(
    operations,
  )}${why}`;
}

function formatLimits({ timeout, retries }: CallLimits): string {
  const ends = timeout === null ? 'no timeout' : `timeout ${timeout} ms`;
  const again = retries ? `${retries.attempts} retries` : 'no retries';
  const on = retries?.on.length ? ` on ${retries.on.join(', ')}` : '';
  return `${ends}, ${again}${on}`;
}

function limitLine({ before, after, operations, callers }: LimitChange) {
  const whom = callers.length ? ` for ${listed(callers)}` : '';
  return `${formatLimits(before)} becomes ${formatLimits(after)}: ${listed(
    operations,
  )}${whom}`;
}

function formatValue(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

function fieldLine({ resource, pointer, before, after, leaf }: FieldChange) {
  const { kind, namespace, name } = resource;
  const object = `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
  return `${formatValue(before)} becomes ${formatValue(
    after,
  )}: ${object}${pointer}${leaf ? ` (${leaf})` : ''}`;
}

function meaningLines(meaning: ServiceMeaning): string[] {
  const { calls, limits, fields, unsafe, requests, fieldsLeftOut } = meaning;
  const lines = [
    ...calls.map(callLine),
    ...limits.map(limitLine),
    ...fields.map(fieldLine),
    ...unsafe.map(
      ({ advice, ordered }) =>
        `not safe in one step: ${advice}${ordered ? ' Sync waves do so.' : ''}`,
    ),
    ...(requests.leftOut > 0
      ? [`${requests.leftOut} requests more were not judged`]
      : []),
    ...(fieldsLeftOut > 0 ? [`${fieldsLeftOut} values more differ`] : []),
  ];
  const owner = meaning.owner === null ? '' : `, owned by ${meaning.owner}`;
  return lines.length
    ? [`${meaning.entityRef}${owner}`, ...lines.map(line => `  ${line}`)]
    : [];
}

/**
 * Differences in lines for people: the files that differ, and for each service what that means.
 *
 * @internal
 */
export function formatDiff(
  files: readonly FileComparison[],
  services: readonly ServiceMeaning[],
): string {
  const differing = files.filter(({ state }) => state !== 'unchanged');
  return [
    ...differing.map(fileLine),
    ...services.flatMap(meaningLines),
    ...(differing.length === 0
      ? [`${files.length} files, all as they are generated`]
      : []),
  ]
    .map(line => `${line.replace(/\p{Cc}/gu, '?')}\n`)
    .join('');
}
