import { createHash } from 'node:crypto';
import {
  ServiceId,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Discovery,
  enforceability,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { answer } from './answer';
import { CodeCount, countFindings } from './countFindings';
import { countMissing, MissingCount } from './countMissing';
import { Engine } from './Engine';
import { gzipJson } from './gzipJson';
import { summarize } from './summarize';

/**
 * What is kept of a service.
 *
 * @internal
 */
export interface Result {
  summary: Omit<ServiceSummary, 'changedAt'>;
  /** Hashes of the texts of its files, by path. */
  files: Record<string, string>;
  /** A hash of findings and losses. */
  remarks: string;
  /** Its findings, counted by code and by what they name. */
  counts: CodeCount[];
  /** What is missing to enforce it, counted by what it names. */
  missing: MissingCount[];
  /** The whole configuration as JSON, gzipped: the answer to a reader who may see everything around the service. */
  answer: Uint8Array;
}

const hashOf = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Makes what is kept of a discovered service: its configuration for its own data plane in one environment.
 *
 * @internal
 */
export function result(
  engine: Engine,
  options: { id: ServiceId; discovery: Discovery; environment: string },
): Result {
  const { id, discovery } = options;
  const config = answer(engine, { ...options, redacted: false });
  const { target, policy, manifests, findings, losses } = config;
  const enforceable = enforceability(id, policy, {
    discovery,
    config: engine.meshConfig,
    target,
  });
  return {
    summary: summarize(config, enforceable),
    files: Object.fromEntries(
      manifests.map(({ file, yaml }) => [file, hashOf(yaml)]),
    ),
    remarks: hashOf(JSON.stringify([findings, losses])),
    counts: countFindings(findings, id, discovery.identities),
    missing: countMissing(enforceable.missing, id, discovery.identities),
    answer: gzipJson(config),
  };
}
