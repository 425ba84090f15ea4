import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig, statedGatewayApiChannel } from '../config';
import { CrdSet } from '../crds';
import { MeshProvider } from '../provider';
import { capFindings } from './capFindings';
import { findMeshConfig } from './meshConfig';
import { ReadLimits, readManifests } from './read';
import { ManifestDocument, Rule, RuleFacts } from './rule';
import { unreadFinder } from './rules/unread';
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
  /** Those whose kinds need a name, and whose tools' annotations accept findings. */
  providers?: readonly MeshProvider[];
  /** Definitions that the rules hold objects against. */
  crds?: CrdSet;
  /** How much of each file is read. */
  limits?: ReadLimits;
  /** How many findings of a rule stand for a file before the rest is summed up; {@link MAX_FINDINGS} by default. */
  maxFindings?: number;
}

/**
 * Checks configuration from anywhere: reads the files as one set of objects and runs the rules over it.
 *
 * @public
 */
export function validateFiles(
  files: readonly { path: string; content: string }[],
  {
    rules,
    config,
    providers = [],
    crds,
    limits,
    maxFindings,
    ...facts
  }: ValidateOptions,
): Finding[] {
  const read = files.map(({ path, content }) => ({
    path,
    ...readManifests(content, path, limits),
  }));
  const documents = read.flatMap(({ path, documents: found }) =>
    found.map<ManifestDocument>(({ object, locate }) => ({
      object,
      file: path,
      locate,
    })),
  );
  const findUnread = unreadFinder({ providers, crds });
  const suppressor = suppressorOf(
    config.suppress,
    providers.flatMap(({ suppressAnnotations = [] }) => suppressAnnotations),
    facts.today ?? null,
  );
  const objects = documents.map(({ object }) => object);
  const meshConfig = facts.meshConfig ?? findMeshConfig(objects, providers);
  const known: Partial<RuleFacts> = {
    gatewayApiChannel: statedGatewayApiChannel(config),
    ...facts,
    meshConfig,
  };
  const found = applySeverities(
    [
      ...read.flatMap(({ findings }) => findings),
      ...read.flatMap(({ path, unread }) => findUnread(unread, path)),
      ...runRules(rules, documents, known, suppressor),
    ],
    config.rules,
  );
  return sortFindings(capFindings(sortFindings(found), maxFindings));
}
