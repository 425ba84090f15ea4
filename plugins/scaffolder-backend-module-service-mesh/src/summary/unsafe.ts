import { code, list, prose, table } from '../pullRequest/markdown';
import { ComparedDelivery, subjectOf } from './compared';

/** Characters for the rows of the table. */
const LIMIT = 4_000;

/**
 * What of the change is not safe in one step, and what to do about it.
 *
 * @internal
 */
export function unsafeSections(
  deliveries: readonly ComparedDelivery[],
): string[] {
  const rows = deliveries.flatMap(delivery =>
    delivery.comparison.meaning.unsafe.map(({ advice, files, ordered }) => [
      code(subjectOf(delivery, deliveries)),
      prose(advice),
      list(files, code),
      ordered ? 'by sync waves' : 'by you',
    ]),
  );
  return rows.length
    ? [
        '### Not safe in one step',
        table(['Service', 'Advice', 'Later files', 'Ordered'], rows, LIMIT),
      ]
    : [];
}
