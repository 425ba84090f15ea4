import { createHash } from 'node:crypto';
import {
  Finding,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { fingerprint } from './fingerprint';
import { ReportFormat } from './format';

const severities: Record<Severity, string> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
};

/** Findings of one kind at one place are told apart, since GitLab shows one of each fingerprint. */
function hashes(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const key = fingerprint(finding);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}|${count}`).digest('hex');
  });
}

/**
 * A Code Quality report of GitLab, which shows findings in merge requests. It asks for a file and a line of each: findings about no
 * file are left out, and so are those that were accepted.
 *
 * @internal
 */
export const gitlab: ReportFormat = ({ findings }) => {
  const placed = findings.filter(
    ({ file, suppressed }) => file !== undefined && !suppressed,
  );
  const ids = hashes(placed);
  return `${JSON.stringify(
    placed.map(({ code, message, severity, file, range }, index) => ({
      description: message,
      check_name: code,
      fingerprint: ids[index],
      severity: severities[severity],
      location: { path: file, lines: { begin: range?.start.line ?? 1 } },
    })),
    null,
    2,
  )}\n`;
};
