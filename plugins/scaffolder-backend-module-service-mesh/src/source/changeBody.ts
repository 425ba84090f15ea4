import {
  PreviewResponse,
  PreviewedConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code, prose, sections, table } from '../pullRequest/markdown';
import { marker } from '../pullRequest/marker';

/** Characters for the rows of each table. */
const limits = { edits: 8_000, files: 6_000, findings: 6_000 };

/** Files of the configuration that are other ones after the change. */
function filesThatChange(
  before: Pick<PreviewedConfig, 'manifests'>,
  after: Pick<PreviewedConfig, 'manifests'>,
): string[] {
  const texts = (config: typeof before) =>
    new Map(config.manifests.map(({ file, yaml }) => [file, yaml]));
  const [old, current] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter(file => old.get(file) !== current.get(file))
    .sort();
}

/** Where the files of the configuration are not part of the pull request. */
function whatFollows(
  before: PreviewedConfig,
  config: PreviewedConfig,
): string[] {
  const files = filesThatChange(before, config);
  return [
    '## What comes of it',
    files.length
      ? table(
          ['File that changes'],
          files.map(file => [code(file)]),
          limits.files,
        )
      : `No file for ${code(config.target.mesh)} changes.`,
    'Merge this first. Then run the template "Service mesh configuration", which brings the files to their repository and tells what they change for calls.',
  ];
}

/**
 * The body of a pull request that changes settings where they are written down: what is written, and what the configuration
 * will be made of it.
 *
 * @param summary - what the files change that come with it; `null` where they follow in another pull request
 * @internal
 */
export function changeBody(
  before: PreviewedConfig,
  { config, edits }: PreviewResponse,
  summary: string | null,
): string {
  const findings = config.findings.filter(({ layer }) => layer === 'policy');
  return sections([
    marker([config]),
    `Settings of ${code(config.entityRef)}, changed in the Service Mesh tab.`,
    table(
      ['Entity', 'Settings', 'Written as'],
      edits.map(({ entityRef, leaves, snippet }) => [
        code(entityRef),
        leaves.map(code).join(', '),
        code(snippet),
      ]),
      limits.edits,
    ),
    ...(summary === null
      ? whatFollows(before, config)
      : [
          'The configuration that is made of them is part of this pull request.',
          summary,
        ]),
    ...(findings.length
      ? [
          '## Findings about policy',
          table(
            ['Severity', 'Code', 'What'],
            findings.map(({ severity, code: rule, message }) => [
              severity,
              code(rule),
              prose(message),
            ]),
            limits.findings,
          ),
        ]
      : []),
  ]);
}
