import { ServiceSummary } from '@mesh-configurator/backstage-plugin-service-mesh-common';

const columns: Record<string, (service: ServiceSummary) => unknown> = {
  entity: s => s.entityRef,
  owner: s => s.owner,
  system: s => s.system,
  lifecycle: s => s.lifecycle,
  mesh: s => s.mesh,
  environment: s => s.environment,
  stage: s => s.stage,
  mtls: s => s.mtls,
  authorization: s => s.authorization,
  timeouts: s => s.timeouts.covered,
  retries: s => s.retries.covered,
  operations: s => s.timeouts.total,
  ready: s => s.ready,
  missing: s => s.missing,
  errors: s => s.findings.error,
  warnings: s => s.findings.warning,
  notes: s => s.findings.info,
  undecided: s => s.findings.undecided,
  suppressed: s => s.findings.suppressed,
  losses: s => s.losses,
  changedAt: s => s.changedAt,
};

/** Spreadsheets take a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  const text = value === null ? '' : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * Services as CSV (RFC 4180) with a line of column names.
 *
 * @internal
 */
export function toCsv(services: readonly ServiceSummary[]): string {
  const lines = [
    Object.keys(columns),
    ...services.map(service =>
      Object.values(columns).map(column => cell(column(service))),
    ),
  ];
  return `${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
}
