import {
  Finding,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * All severities, the gravest first.
 *
 * @internal
 */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * The gravest severity among findings; `undefined` where there are none.
 *
 * @internal
 */
export function worstOf(findings: readonly Finding[]): Severity | undefined {
  return severities.find(severity =>
    findings.some(finding => finding.severity === severity),
  );
}
