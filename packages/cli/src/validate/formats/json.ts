import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ReportFormat } from './format';

/** A finding with all of its members; what is not there is null. */
function complete(finding: Finding) {
  return {
    code: finding.code,
    severity: finding.severity,
    layer: finding.layer,
    consequence: finding.consequence,
    message: finding.message,
    resource: finding.resource ?? null,
    file: finding.file ?? null,
    pointer: finding.pointer ?? null,
    range: finding.range ?? null,
    related: finding.related,
    equivalents: finding.equivalents,
    undecided: finding.undecided ?? null,
    suppressed: finding.suppressed ?? null,
    fix: finding.fix ?? null,
  };
}

/**
 * For programs, and as a baseline for later runs.
 *
 * @internal
 */
export const json: ReportFormat = ({ findings, summary, files }) =>
  `${JSON.stringify(
    {
      findings: findings.map(complete),
      summary: { ...summary, files: files.length },
    },
    null,
    2,
  )}\n`;
