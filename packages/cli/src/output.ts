import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { exitCodeOf } from './exit';
import { jsonPieces } from './jsonPieces';
import { formatFinding } from './printFindings';

/**
 * Ways to print a result.
 *
 * @internal
 */
export type Format = 'text' | 'json';

/**
 * Reads the option `--format`.
 *
 * @throws InputError for another format.
 * @internal
 */
export function readFormat(format: string = 'text'): Format {
  if (format !== 'text' && format !== 'json') {
    throw new InputError(`No format '${format}'; the formats are text, json`);
  }
  return format;
}

/**
 * Prints a result to standard output.
 *
 * @internal
 */
export function printJson(result: unknown): void {
  for (const piece of jsonPieces(result)) {
    process.stdout.write(piece);
  }
  process.stdout.write('\n');
}

/**
 * Prints what was found to standard error.
 *
 * @param problems - faults of files, as text
 * @returns the exit code that the findings call for
 * @internal
 */
export function reportFindings(
  findings: readonly Finding[],
  problems: readonly string[] = [],
): number {
  printNotes([...problems, ...findings.map(formatFinding)]);
  return exitCodeOf(findings);
}

/**
 * Prints lines to standard error.
 *
 * @internal
 */
export function printNotes(notes: readonly string[]): void {
  for (const text of notes) {
    process.stderr.write(`${text}\n`);
  }
}
