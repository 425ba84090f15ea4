import {
  Finding,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceResult } from '../store/ServiceStore';

/**
 * A finding that stands.
 *
 * @internal
 */
export function storedFinding(
  code: string,
  severity: Finding['severity'],
): Finding {
  return {
    code,
    severity,
    layer: 'policy',
    consequence: 'risky',
    message: `${code} is wrong`,
    params: {},
    related: [],
    equivalents: [],
    confidence: 'stated',
  };
}

/**
 * What was made of a service: a file with this text for each member of `files`.
 *
 * @internal
 */
export function serviceResult(
  name: string,
  options: {
    files?: Record<string, string>;
    findings?: Finding[];
    dependencies?: Record<string, string>;
    summary?: Partial<ServiceResult['summary']>;
    inputHash?: string;
    mesh?: string;
  } = {},
): ServiceResult {
  const { files = { 'a.yaml': 'a' }, findings = [], mesh = 'istio' } = options;
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
      missing: 0,
      ready: true,
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
    manifests: Object.entries(files).map(
      ([file, yaml]) => ({ file, yaml } as RenderedManifest),
    ),
    findings,
    losses: [],
  };
}
