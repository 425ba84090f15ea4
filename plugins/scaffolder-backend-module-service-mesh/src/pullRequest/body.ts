import { PreviewedConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { marker } from './marker';
import { code, list, prose, sections, table } from './markdown';
import { sourcedValues } from './values';
import { howToVerify } from './verify';

/** Characters for the rows of each table. */
const limits = { files: 5_000, values: 13_000, losses: 3_500, findings: 5_000 };

function introduction(configs: readonly PreviewedConfig[]): string {
  const [{ target }] = configs;
  const services = new Set(configs.map(({ entityRef }) => entityRef));
  const environments = new Set(
    configs.map(config => config.target.environment),
  );
  return [
    `Configuration of ${list([...services], code)}`,
    `for ${code(target.mesh)} ${prose(target.version)} in environment ${list(
      [...environments],
      code,
    )},`,
    'made from the software catalog by the Service Mesh Configurator.',
  ].join(' ');
}

function stageOf({
  stage: { wanted, effective, missing },
}: PreviewedConfig): string {
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

/** Stages, each with the services that are at it where there are several. */
function stages(configs: readonly PreviewedConfig[]): string {
  const byStage = new Map<string, string[]>();
  for (const config of configs) {
    const stage = stageOf(config);
    byStage.set(stage, [...(byStage.get(stage) ?? []), config.entityRef]);
  }
  return [...byStage]
    .map(([stage, refs]) =>
      byStage.size > 1 ? `${stage} (${list([...new Set(refs)], code)})` : stage,
    )
    .join('\n\n');
}

function files(configs: readonly PreviewedConfig[]): string {
  return table(
    ['File', 'Object', 'What it is'],
    configs.flatMap(({ manifests }) =>
      manifests.map(({ file, object, role }) => [
        code(file),
        code(`${object.kind} ${object.metadata.name}`),
        role === 'patch'
          ? 'change of an object owned elsewhere'
          : 'whole object',
      ]),
    ),
    limits.files,
  );
}

function values(configs: readonly PreviewedConfig[]): string {
  return table(
    ['Object', 'Field', 'Value', 'Source'],
    configs
      .flatMap(({ manifests }) => manifests)
      .flatMap(manifest => {
        const { kind, metadata } = manifest.object;
        return sourcedValues(manifest).map(
          ({ pointer, value, source }, row) => [
            row === 0 ? code(`${kind} ${metadata.name}`) : '',
            code(pointer),
            code(value),
            prose(source),
          ],
        );
      }),
    limits.values,
  );
}

function losses(configs: readonly PreviewedConfig[]): string {
  const rows = configs.flatMap(({ losses: all }) =>
    all.map(({ leaf, reason, alternative }) => [
      code(leaf),
      prose(reason),
      prose(alternative),
    ]),
  );
  return rows.length === 0
    ? 'Nothing: all of the policy is in the files.'
    : table(['Setting', 'Why', 'Instead'], rows, limits.losses);
}

function findings(configs: readonly PreviewedConfig[]): string {
  const rows = configs.flatMap(({ findings: all }) =>
    all.map(({ severity, code: rule, message, fix }) => [
      severity,
      code(rule),
      prose(message),
      prose(fix?.title ?? ''),
    ]),
  );
  return rows.length === 0
    ? 'None.'
    : table(['Severity', 'Code', 'What', 'What to do'], rows, limits.findings);
}

/**
 * The body of a pull request in Markdown: what and for whom, the files, where each value comes from, what the mesh cannot
 * say, what is wrong, how to verify and how to undo. What it changes is said apart, since that takes a look at the repository.
 *
 * @param configs - at least one
 * @internal
 */
export function pullRequestBody(configs: readonly PreviewedConfig[]): string {
  return sections([
    marker(configs),
    introduction(configs),
    stages(configs),
    '## Files',
    files(configs),
    '## Where the values come from',
    values(configs),
    '## What the mesh cannot express',
    losses(configs),
    '## Findings',
    findings(configs),
    '## How to verify',
    howToVerify(configs),
    '## How to undo',
    'Revert this pull request. The next run brings the change back unless its sources, named above, are changed too.',
  ]);
}
