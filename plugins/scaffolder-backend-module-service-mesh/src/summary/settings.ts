import {
  CallLimits,
  Json,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code, list, table } from '../pullRequest/markdown';
import { ComparedDelivery, operationName, subjectOf } from './compared';

/** Characters for the rows of each table. */
const limits = { calls: 3_000, fields: 5_000 };

function inWords({ timeout, retries }: CallLimits): string {
  const ends = timeout === null ? 'no timeout' : `timeout ${timeout} ms`;
  if (retries === null) {
    return `${ends}, no retries`;
  }
  const on = retries.on.length ? ` on ${list(retries.on, code)}` : '';
  return `${ends}, ${retries.attempts} retries${on}`;
}

const written = (value: Json | undefined) =>
  value === undefined ? 'nothing' : code(JSON.stringify(value));

function callLimits(deliveries: readonly ComparedDelivery[]): string[] {
  const rows = deliveries.flatMap(delivery =>
    delivery.comparison.meaning.limits.map(
      ({ operations, callers, before, after }) => [
        code(subjectOf(delivery, deliveries)),
        list(operations, operationName),
        inWords(before),
        inWords(after),
        callers.length ? list(callers, code) : 'nobody declared',
      ],
    ),
  );
  return rows.length
    ? [
        '### Timeouts and retries',
        table(
          ['Service', 'Operations', 'Before', 'After', 'For'],
          rows,
          limits.calls,
        ),
      ]
    : [];
}

function fields(deliveries: readonly ComparedDelivery[]): string[] {
  const rows = deliveries.flatMap(({ comparison }) =>
    comparison.meaning.fields.map(
      ({ resource, pointer, before, after, leaf }) => [
        code(`${resource.kind} ${resource.name}`),
        code(pointer),
        written(before),
        written(after),
        leaf === undefined ? '' : code(leaf),
      ],
    ),
  );
  const leftOut = deliveries
    .map(({ comparison }) => comparison.meaning.fieldsLeftOut)
    .reduce((sum, count) => sum + count, 0);
  return rows.length
    ? [
        '### Values, weights among them',
        table(
          ['Object', 'Field', 'Before', 'After', 'Setting'],
          rows,
          limits.fields,
        ),
        ...(leftOut > 0 ? [`${leftOut} values more differ.`] : []),
      ]
    : [];
}

/**
 * Which limits of calls and which values change, and for whom.
 *
 * @internal
 */
export function settingSections(
  deliveries: readonly ComparedDelivery[],
): string[] {
  return [...callLimits(deliveries), ...fields(deliveries)];
}
