import {
  Finding,
  FindingSummary,
  ServiceId,
  ServiceIdentity,
  summarizeFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { grouped } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readsAbout } from './about';

/**
 * How many findings name the same entities.
 *
 * @internal
 */
export interface FindingCount {
  /** Refs of the entities beside the service that they name, in order. */
  about: string[];
  findings: FindingSummary;
}

/**
 * How many findings with the same code name the same entities.
 *
 * @internal
 */
export interface CodeCount extends FindingCount {
  code: string;
}

/**
 * Counts the findings of a service by code and by what they name, so that a reader is told of no more than those about entities that
 * the reader may see.
 *
 * @param identities - of the service, and of the components around it
 * @internal
 */
export function countFindings(
  findings: readonly Finding[],
  id: ServiceId,
  identities: Readonly<Record<ServiceId, ServiceIdentity>>,
): CodeCount[] {
  const aboutOf = readsAbout(id, identities);
  const groups = grouped(findings, finding =>
    JSON.stringify([finding.code, aboutOf(finding)]),
  );
  return [...groups].map(([key, group]) => {
    const [code, about] = JSON.parse(key);
    return { code, about, findings: summarizeFindings(group) };
  });
}

/**
 * Adds up numbers of findings.
 *
 * @internal
 */
export function sumFindings(counts: readonly FindingCount[]): FindingSummary {
  const sum = summarizeFindings([]);
  for (const { findings } of counts) {
    for (const sort of Object.keys(sum) as (keyof FindingSummary)[]) {
      sum[sort] += findings[sort];
    }
  }
  return sum;
}

/**
 * The same numbers, whatever the code.
 *
 * @internal
 */
export function withoutCodes(counts: readonly CodeCount[]): FindingCount[] {
  return [...grouped(counts, ({ about }) => JSON.stringify(about))].map(
    ([about, group]) => ({
      about: JSON.parse(about),
      findings: sumFindings(group),
    }),
  );
}
