import { createHash } from 'node:crypto';
import { constants, gzipSync } from 'node:zlib';
import {
  Finding,
  ServiceId,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Discovery,
  enforceability,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { answer } from './answer';
import { Engine } from './Engine';
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
  /** Codes and severities of the findings that stand, each pair once. */
  standing: Pick<Finding, 'code' | 'severity'>[];
  /** The whole configuration as JSON, gzipped: the answer to a reader who may see everything around the service. */
  answer: Uint8Array;
}

const hashOf = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function standingOf(findings: readonly Finding[]): Result['standing'] {
  const standing = findings.filter(
    ({ suppressed, undecided }) => !suppressed && undecided === undefined,
  );
  return [
    ...new Map(
      standing.map(({ code, severity }) => [
        `${code} ${severity}`,
        { code, severity },
      ]),
    ).values(),
  ];
}

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
  const { target, manifests, findings, losses } = config;
  const enforceable = enforceability(id, {
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
    standing: standingOf(findings),
    answer: gzipSync(JSON.stringify(config), {
      level: constants.Z_BEST_SPEED,
    }),
  };
}
