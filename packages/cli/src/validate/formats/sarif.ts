import {
  Finding,
  Range,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleInfo } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { rulePage } from '../../rules/page';
import { ReportFormat } from './format';

const levels: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A relative path as a URI; absolute ones keep their slashes. */
const uri = (file: string) =>
  file.split(/[\\/]/).map(encodeURIComponent).join('/');

function location(file: string, range: Range | undefined) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(file) },
      ...(range
        ? {
            region: {
              startLine: range.start.line,
              startColumn: range.start.column,
              endLine: range.end.line,
              endColumn: range.end.column,
            },
          }
        : {}),
    },
  };
}

function descriptor(rule: RuleInfo) {
  const { code, title, why, severity, layer, consequence, equivalents } = rule;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: why, markdown: rulePage(rule) },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [layer], consequence, equivalents },
  };
}

/** What makes a finding the same one in the next run, though its line may be another. */
const fingerprint = ({ code, resource, pointer, file }: Finding) =>
  [code, file, resource?.kind, resource?.namespace, resource?.name, pointer]
    .map(part => part ?? '')
    .join('|');

function result(finding: Finding, indexes: ReadonlyMap<string, number>) {
  const { code, severity, message, file, range, suppressed } = finding;
  const ruleIndex = indexes.get(code);
  const related = finding.related.filter(other => other.file !== undefined);
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: file === undefined ? [] : [location(file, range)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other, id) => ({
            id,
            ...location(other.file!, other.range),
            message: { text: `${other.resource.kind} ${other.resource.name}` },
          })),
        }
      : {}),
    ...(suppressed
      ? {
          suppressions: [
            { kind: 'external', justification: suppressed.reason },
          ],
        }
      : {}),
    partialFingerprints: { 'finding/v1': fingerprint(finding) },
    properties: {
      layer: finding.layer,
      consequence: finding.consequence,
      equivalents: finding.equivalents,
      ...(finding.undecided === undefined
        ? {}
        : { undecided: finding.undecided }),
    },
  };
}

/**
 * SARIF 2.1.0, for code scanning of GitHub and others.
 *
 * @internal
 */
export const sarif: ReportFormat = ({ findings, rules }) => {
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'mesh-configurator',
              rules: rules.map(descriptor),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: findings.map(finding => result(finding, indexes)),
        },
      ],
    },
    null,
    2,
  )}\n`;
};
