import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { MeshProvider } from '../provider';
import { locateIn, readManifests } from './read';
import { ManifestDocument, Rule } from './rule';
import { commonRules } from './rules';
import { schemaRules } from './rules/schema';
import { applySeverities, runRules, sortFindings } from './runRules';

/**
 * The rules that hold for a set of providers.
 *
 * @public
 */
export function rulesFor(
  providers: readonly MeshProvider[],
  extra: readonly Rule[] = [],
): Rule[] {
  return [
    ...schemaRules(providers.flatMap(provider => provider.kinds)),
    ...commonRules,
    ...extra,
    ...providers.flatMap(provider => provider.rules),
  ];
}

/**
 * Checks configuration from anywhere: reads the files as one set of objects and runs the rules over it.
 *
 * @public
 */
export function validateFiles(
  files: readonly { path: string; content: string }[],
  options: { rules: readonly Rule[]; config: MeshConfig },
): Finding[] {
  const read = files.map(({ path, content }) => ({
    path,
    ...readManifests(content, path),
  }));
  const documents = read.flatMap(({ path, documents: found }) =>
    found.map<ManifestDocument>(({ object, sourceMap }) => ({
      object,
      file: path,
      locate: (pointer, part) => locateIn(sourceMap, pointer, part),
    })),
  );
  return sortFindings(
    applySeverities(
      [
        ...read.flatMap(({ findings }) => findings),
        ...runRules(options.rules, documents),
      ],
      options.config.rules,
    ),
  );
}
