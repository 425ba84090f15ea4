import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig, statedGatewayApiChannel } from '../config';
import { CrdSet } from '../crds';
import { MeshProvider } from '../provider';
import { atOnce, Steps } from '../steps';
import { capFindings } from './capFindings';
import { findMeshConfig } from './meshConfig';
import { ReadLimits, readSteps } from './read';
import { ManifestDocument, Rule, RuleFacts } from './rule';
import { unreadFinder } from './rules/unread';
import { applySeverities, ruleSteps, sortFindings } from './runRules';
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
 * Checks configuration from anywhere, file by file and rule by rule: reads the files as one set of objects and runs the rules
 * over it.
 *
 * @public
 */
export function* validationSteps(
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
): Steps<Finding[]> {
  const read = [];
  for (const { path, content } of files) {
    read.push({ path, ...(yield* readSteps(content, path, limits)) });
  }
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
      ...(yield* ruleSteps(rules, documents, known, suppressor)),
    ],
    config.rules,
  );
  return sortFindings(capFindings(sortFindings(found), maxFindings));
}

/**
 * Checks configuration from anywhere in one go; see {@link validationSteps}.
 *
 * @public
 */
export function validateFiles(
  ...input: Parameters<typeof validationSteps>
): Finding[] {
  return atOnce(validationSteps(...input));
}
