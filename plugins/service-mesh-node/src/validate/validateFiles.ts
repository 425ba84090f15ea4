import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { MeshProvider } from '../provider';
import { locateIn, readManifests } from './read';
import { ManifestDocument, Rule, RuleFacts } from './rule';
import { applySeverities, runRules, sortFindings } from './runRules';
import { suppressorOf } from './suppress';

/**
 * What files are checked by, and what is known beside them.
 *
 * @public
 */
export interface ValidateOptions extends Partial<RuleFacts> {
  rules: readonly Rule[];
  config: MeshConfig;
  /** Those whose tools' annotations accept findings. */
  providers?: readonly MeshProvider[];
}

/**
 * Checks configuration from anywhere: reads the files as one set of objects and runs the rules over it.
 *
 * @public
 */
export function validateFiles(
  files: readonly { path: string; content: string }[],
  { rules, config, providers = [], ...facts }: ValidateOptions,
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
  const suppressor = suppressorOf(
    config.suppress,
    providers.flatMap(({ suppressAnnotations = [] }) => suppressAnnotations),
    facts.today ?? null,
  );
  return sortFindings(
    applySeverities(
      [
        ...read.flatMap(({ findings }) => findings),
        ...runRules(rules, documents, facts, suppressor),
      ],
      config.rules,
    ),
  );
}
