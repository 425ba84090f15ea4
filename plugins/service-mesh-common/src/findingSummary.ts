import { Finding, Severity } from './finding';

/**
 * How many findings there are of each sort; each is counted once. Severities count what is decided and stands.
 *
 * @public
 */
export type FindingSummary = Record<
  Severity | 'undecided' | 'suppressed',
  number
>;

/**
 * Counts findings.
 *
 * @public
 */
export function summarizeFindings(
  findings: readonly Finding[],
): FindingSummary {
  const summary: FindingSummary = {
    error: 0,
    warning: 0,
    info: 0,
    undecided: 0,
    suppressed: 0,
  };
  for (const { severity, undecided, suppressed } of findings) {
    if (suppressed) {
      summary.suppressed += 1;
    } else {
      summary[undecided === undefined ? severity : 'undecided'] += 1;
    }
  }
  return summary;
}
