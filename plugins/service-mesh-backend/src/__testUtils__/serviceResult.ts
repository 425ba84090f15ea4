import {
  Finding,
  summarizeFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceResult } from '../store/ServiceStore';

/**
 * What was made of a service: a file with this hash for each member of `files`.
 *
 * @internal
 */
export function serviceResult(
  name: string,
  options: {
    files?: Record<string, string>;
    findings?: (Pick<Finding, 'code' | 'severity'> & { about?: string[] })[];
    /** What each missing fact names. */
    missing?: string[][];
    dependencies?: Record<string, string>;
    summary?: Partial<ServiceResult['summary']>;
    inputHash?: string;
    mesh?: string;
  } = {},
): ServiceResult {
  const { files = { 'a.yaml': 'a' }, findings = [], missing = [] } = options;
  const { mesh = 'istio' } = options;
  const key = {
    entityRef: `component:default/${name}`,
    mesh,
    environment: 'default',
  };
  const number = (severity: string) =>
    findings.filter(finding => finding.severity === severity).length;
  return {
    ...key,
    inputHash: options.inputHash ?? 'hash',
    dependencies: options.dependencies ?? { [key.entityRef]: '1' },
    summary: {
      ...key,
      name,
      owner: null,
      system: null,
      lifecycle: 'production',
      stage: 'audit',
      missing: missing.length,
      ready: missing.length === 0,
      mtls: 'strict',
      authorization: 'audited',
      timeouts: { covered: 1, total: 2 },
      retries: { covered: 2, total: 2 },
      findings: {
        error: number('error'),
        warning: number('warning'),
        info: number('info'),
        undecided: 0,
        suppressed: 0,
      },
      losses: 0,
      ...options.summary,
    },
    files,
    remarks: findings
      .map(({ code }) => code)
      .join('')
      .slice(-16),
    counts: findings.map(({ code, severity, about = [] }) => ({
      code,
      about,
      findings: { ...summarizeFindings([]), [severity]: 1 },
    })),
    missing: missing.map(about => ({ about, missing: 1 })),
    answer: Buffer.from(name),
  };
}
