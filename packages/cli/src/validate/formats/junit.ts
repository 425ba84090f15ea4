import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ReportFormat } from './format';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

const escape = (text: string) =>
  text
    .replace(/[\p{Cs}\ufffe\uffff]|(?!\n)\p{Cc}/gu, '?')
    .replace(/[&<>"\n]/g, character => entities[character]);

/** Errors and warnings fail; what is undecided or accepted is skipped, and the rest passes with a note. */
function outcome({
  severity,
  message,
  undecided,
  suppressed,
}: Finding): string {
  const said = escape(message);
  if (suppressed) {
    return `<skipped message="${said} Accepted: ${escape(
      suppressed.reason,
    )}"/>`;
  }
  if (undecided !== undefined) {
    return `<skipped message="${said} Not decided: it ${escape(undecided)}."/>`;
  }
  return severity === 'info'
    ? `<system-out>${said}</system-out>`
    : `<failure type="${severity}" message="${said}"/>`;
}

function testCase(file: string, finding: Finding): string {
  const { code, resource, range } = finding;
  const name = [
    code,
    resource && `${resource.kind} ${resource.namespace ?? ''}/${resource.name}`,
    range && `line ${range.start.line}`,
  ]
    .filter(Boolean)
    .join(' ');
  return `    <testcase classname="${escape(file)}" name="${escape(
    name,
  )}">${outcome(finding)}</testcase>\n`;
}

function suite(file: string, findings: readonly Finding[]): string {
  const cases = findings.map(finding => ({
    text: testCase(file, finding),
    failed:
      !finding.suppressed &&
      finding.undecided === undefined &&
      finding.severity !== 'info',
    skipped: Boolean(finding.suppressed) || finding.undecided !== undefined,
  }));
  const count = (what: 'failed' | 'skipped') =>
    cases.filter(testcase => testcase[what]).length;
  const body =
    cases.map(({ text }) => text).join('') ||
    `    <testcase classname="${escape(file)}" name="is clean"/>\n`;
  return `  <testsuite name="${escape(file)}" tests="${
    cases.length || 1
  }" failures="${count('failed')}" errors="0" skipped="${count('skipped')}">
${body}  </testsuite>
`;
}

/**
 * For CI systems that read test results: one suite a file, one test a finding.
 *
 * @internal
 */
export const junit: ReportFormat = ({ findings, files }) => {
  const byFile = new Map<string, Finding[]>(files.map(file => [file, []]));
  for (const finding of findings) {
    const file = finding.file ?? 'configuration';
    const known = byFile.get(file);
    if (known) {
      known.push(finding);
    } else {
      byFile.set(file, [finding]);
    }
  }
  const suites = [...byFile].map(([file, found]) => suite(file, found));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="mesh-configurator">
${suites.join('')}</testsuites>
`;
};
