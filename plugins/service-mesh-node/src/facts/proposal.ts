import {
  Confidence,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { writeYaml } from '../render';

/**
 * Annotations that existing manifests prove, for one entity of the catalog.
 *
 * @public
 */
export interface FactProposal {
  /** The Component, or the one to make where the catalog has none. */
  entityRef: string;
  /** Annotations that are missing or say something else, by full name. */
  annotations: Record<string, string>;
  /** How far they can be trusted: they stand in the manifests of `workloads`. */
  confidence: Extract<Confidence, 'read'>;
  /** What annotations that say something else say now. */
  present: Record<string, string>;
  /** What is left out, and why. */
  notes: string[];
  /** The workloads that were read. */
  workloads: ResourceRef[];
  /** No Component of the catalog that was given is surely meant. */
  unmatched?: true;
}

/**
 * Writes a proposal as a patch of the entity file, with what it replaces and what it leaves out as comments.
 *
 * @public
 */
export function writeFactPatch(proposal: FactProposal): string {
  const { entityRef, annotations, present, notes, unmatched } = proposal;
  const comments = [
    entityRef,
    ...(unmatched ? ['No Component of the catalog is surely meant.'] : []),
    ...Object.entries(present).map(
      ([name, value]) => `Now ${name}: ${JSON.stringify(value)}`,
    ),
    ...notes,
  ];
  return Object.keys(annotations).length > 0
    ? writeYaml({ metadata: { annotations } }, comments).text
    : writeYaml({}, [...comments, 'Nothing to add.']).text;
}
