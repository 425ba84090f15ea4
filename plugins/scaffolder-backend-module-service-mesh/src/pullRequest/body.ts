import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code, prose, table } from './markdown';
import { sourcedValues } from './values';
import { howToVerify } from './verify';

/** Characters for the rows of each table; together they stay below the 65,536 that GitHub accepts as a body. */
const limits = { files: 9_000, values: 35_000, losses: 9_000, findings: 9_000 };

function introduction(config: ServiceConfig): string {
  const { mesh, version, environment } = config.target;
  return [
    `Configuration of ${code(config.entityRef)}`,
    `for ${code(mesh)} ${prose(version)} in environment ${code(environment)},`,
    'made from the software catalog by the Service Mesh Configurator.',
  ].join(' ');
}

function stage({ stage: { wanted, effective, missing } }: ServiceConfig) {
  if (effective === 'enforce') {
    return 'Stage **enforce**: policies that deny are in force.';
  }
  const audit = 'Stage **audit**: policies that deny only report.';
  return wanted === 'enforce'
    ? `${audit} The policy asks for enforce; the catalog must state first: ${prose(
        missing.join(', '),
      )}.`
    : audit;
}

function files({ manifests }: ServiceConfig): string {
  return table(
    ['File', 'Object', 'What it is'],
    manifests.map(({ file, object, role }) => [
      code(file),
      code(`${object.kind} ${object.metadata.name}`),
      role === 'patch' ? 'change of an object owned elsewhere' : 'whole object',
    ]),
    limits.files,
  );
}

function values({ manifests }: ServiceConfig): string {
  return table(
    ['Object', 'Field', 'Value', 'Source'],
    manifests.flatMap(manifest => {
      const { kind, metadata } = manifest.object;
      return sourcedValues(manifest).map(({ pointer, value, source }, row) => [
        row === 0 ? code(`${kind} ${metadata.name}`) : '',
        code(pointer),
        code(value),
        prose(source),
      ]);
    }),
    limits.values,
  );
}

function losses({ losses: list }: ServiceConfig): string {
  return list.length === 0
    ? 'Nothing: all of the policy is in the files.'
    : table(
        ['Setting', 'Why', 'Instead'],
        list.map(({ leaf, reason, alternative }) => [
          code(leaf),
          prose(reason),
          prose(alternative),
        ]),
        limits.losses,
      );
}

function findings({ findings: list }: ServiceConfig): string {
  return list.length === 0
    ? 'None.'
    : table(
        ['Severity', 'Code', 'What', 'What to do'],
        list.map(({ severity, code: rule, message, fix }) => [
          severity,
          code(rule),
          prose(message),
          prose(fix?.title ?? ''),
        ]),
        limits.findings,
      );
}

/**
 * The body of a pull request in Markdown: what and for whom, the files, where each value comes from, what the mesh cannot
 * say, what is wrong, and how to verify.
 *
 * @internal
 */
export function pullRequestBody(config: ServiceConfig): string {
  return [
    introduction(config),
    stage(config),
    '## Files',
    files(config),
    '## Where the values come from',
    values(config),
    '## What the mesh cannot express',
    losses(config),
    '## Findings',
    findings(config),
    '## How to verify',
    howToVerify(config),
  ].join('\n\n');
}
