import { CommanderError } from 'commander';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Exit codes: all is well, something was found, the input cannot be used.
 *
 * @internal
 */
export const exitCodes = { fine: 0, findings: 1, unusable: 2 } as const;

/**
 * The exit code that findings call for: an error among them is 1.
 *
 * @internal
 */
export function exitCodeOf(findings: readonly Finding[]): number {
  return findings.some(finding => finding.severity === 'error')
    ? exitCodes.findings
    : exitCodes.fine;
}

/**
 * Tells why a command could not run, and its exit code. Commander has already told its own.
 *
 * @internal
 */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.unusable;
  }
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  return exitCodes.unusable;
}
