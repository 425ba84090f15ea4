import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code, prose, table } from '../pullRequest/markdown';
import { ComparedDelivery } from './compared';

/** Characters for the rows of the table. */
const LIMIT = 3_000;

const keyOf = ({ code: rule, resource, pointer, message }: Finding) =>
  JSON.stringify([rule, resource, pointer, message]);

/** Findings of one side that the other does not have. */
function without(some: readonly Finding[], others: readonly Finding[]) {
  const known = new Set(others.map(keyOf));
  return some.filter(
    finding => !finding.suppressed && !known.has(keyOf(finding)),
  );
}

/**
 * Which findings about the files the change brings, and which it mends.
 *
 * @internal
 */
export function findingSections(
  deliveries: readonly ComparedDelivery[],
): string[] {
  const rows = deliveries.flatMap(({ comparison: { findings } }) =>
    [
      ...without(findings.after, findings.before).map(
        finding => ['new', finding] as const,
      ),
      ...without(findings.before, findings.after).map(
        finding => ['mended', finding] as const,
      ),
    ].map(([what, { severity, code: rule, message }]) => [
      what,
      severity,
      code(rule),
      prose(message),
    ]),
  );
  return rows.length
    ? [
        '### Findings before and after',
        table(['', 'Severity', 'Code', 'What'], rows, LIMIT),
      ]
    : [];
}
