import { CallChange } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { describeOrigin } from '../pullRequest/describeOrigin';
import { code, list, prose, table } from '../pullRequest/markdown';
import { ComparedDelivery, operationName, subjectOf } from './compared';
import { pictureOf } from './mermaid';

/** Characters for the rows of each table. */
const LIMIT = 4_000;

const decisions: Record<CallChange['after'], string> = {
  allow: 'allowed',
  'audit-deny': 'only reported',
  deny: 'refused',
  unknown: 'not known',
};

const tokens: Record<CallChange['endUser'], string> = {
  any: '',
  with: ' with an end-user token',
  without: ' without an end-user token',
};

function row(subject: string, change: CallChange): string[] {
  const { caller, endUser, before, after, operations } = change;
  return [
    `${code(caller.name)}${tokens[endUser]}`,
    code(subject),
    list(operations, operationName),
    `${decisions[before]}, now ${decisions[after]}`,
    caller.origin ? prose(describeOrigin(caller.origin)) : 'nobody',
  ];
}

const head = [
  'Caller',
  'Service',
  'Operations',
  'Before and after',
  'Declared by',
];

function section(
  title: string,
  deliveries: readonly ComparedDelivery[],
  isOf: (change: CallChange) => boolean,
): string[] {
  const rows = deliveries.flatMap(delivery =>
    delivery.comparison.meaning.calls
      .filter(isOf)
      .map(change => row(subjectOf(delivery, deliveries), change)),
  );
  return rows.length ? [`### ${title}`, table(head, rows, LIMIT)] : [];
}

/**
 * Which calls the change lets through and which it refuses, with a picture.
 *
 * @internal
 */
export function callSections(
  deliveries: readonly ComparedDelivery[],
): string[] {
  const picture = pictureOf(
    deliveries.map(delivery => ({
      entityRef: subjectOf(delivery, deliveries),
      calls: delivery.comparison.meaning.calls,
    })),
  );
  const leftOut = deliveries
    .map(({ comparison }) => comparison.meaning.requests.leftOut)
    .reduce((sum, count) => sum + count, 0);
  return [
    ...(picture
      ? [picture]
      : ['No call that was tried is decided differently.']),
    ...section('Now allowed', deliveries, ({ after }) => after === 'allow'),
    ...section('Now refused', deliveries, ({ after }) => after === 'deny'),
    ...section(
      'Otherwise decided',
      deliveries,
      ({ after }) => after === 'audit-deny' || after === 'unknown',
    ),
    ...(leftOut > 0
      ? [`${leftOut} calls more were not tried, since they are too many.`]
      : []),
  ];
}
