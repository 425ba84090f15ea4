import { code, table } from '../pullRequest/markdown';
import { ComparedDelivery, subjectOf } from './compared';

/** Characters for the rows of the table. */
const LIMIT = 4_000;

/**
 * Which files follow in another pull request, since all at once would not be safe.
 *
 * @internal
 */
export function laterSections(
  deliveries: readonly ComparedDelivery[],
): string[] {
  const rows = deliveries.flatMap(delivery =>
    delivery.comparison.later.map(file => [
      code(subjectOf(delivery, deliveries)),
      code(file),
    ]),
  );
  return rows.length
    ? [
        '### Follows in another pull request',
        'All at once would not be safe: routes follow the versions that they lead to, and what refuses calls comes last. Merge this one and have it applied; then run the template again, which brings what comes next.',
        table(['Service', 'File'], rows, LIMIT),
      ]
    : [];
}
