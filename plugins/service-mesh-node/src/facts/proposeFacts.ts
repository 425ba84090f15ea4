import {
  annotations,
  Finding,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { resourceRef, sortFindings } from '../validate';
import { changedAnnotations } from './annotationValues';
import { assignComponents, Assignment } from './assign';
import { factFinding } from './finding';
import { groupWorkloads } from './groups';
import { nameOf, readSources } from './manifests';
import { FactProposal } from './proposal';
import { serviceFacts } from './serviceFacts';
import { mixedServices, unusableServices } from './serviceFindings';
import { workloadFacts } from './workloadFacts';
import { workloadFindings } from './workloadFindings';

/**
 * What existing manifests prove about services.
 *
 * @public
 */
export interface ProposedFacts {
  /** One for each workload, or for all versions of one, by entity ref. */
  proposals: FactProposal[];
  findings: Finding[];
}

function propose(
  { group, entityRef, component }: Assignment,
  withCatalog: boolean,
) {
  const service = serviceFacts(
    group,
    component?.metadata.annotations?.[annotations.service],
  );
  const change = changedAnnotations(
    { ...workloadFacts(group), service: service.service, ports: service.ports },
    component,
  );
  const [first] = group.workloads;
  const workloads = new Map(group.workloads.map(w => [nameOf(w), w.object]));
  const proposal: FactProposal = {
    entityRef,
    annotations: change.annotations,
    confidence: 'read',
    present: change.present,
    notes: [...change.notes, ...service.notes],
    workloads: [...workloads.values()].map(resourceRef),
    ...(withCatalog && !component ? { unmatched: true } : {}),
  };
  const contradictions = Object.entries(change.present).map(([name, value]) =>
    factFinding(first, '/metadata/name', {
      code: 'catalog/annotation-contradicts-manifest',
      message: `${entityRef} states ${name} as '${value}', which is not what ${nameOf(
        first,
      )} and its Service say. Correct the annotation or the manifest.`,
      params: { annotation: name, value },
      entityRef,
      origin: {
        source: 'annotation',
        entityRef,
        pointer: toPointer(['metadata', 'annotations', name]),
      },
    }),
  );
  return { proposal, findings: [...service.findings, ...contradictions] };
}

/**
 * Reads facts about services from existing manifests, or from what a cluster lists, and proposes them as annotations of
 * catalog entities. What the manifests leave open or contradict is a note or a finding, never a guess.
 *
 * @param entities - the catalog, to find the Components that are meant and what they lack
 * @public
 */
export function proposeFacts(
  files: readonly { path: string; content: string }[],
  entities?: readonly Entity[],
): ProposedFacts {
  const sources = readSources(files);
  const groups = groupWorkloads(sources.workloads, sources.services);
  const { assignments, findings } = assignComponents(groups, entities ?? []);
  const proposed = assignments.map(assignment =>
    propose(assignment, entities !== undefined),
  );
  return {
    // Sorting is stable, so that equal refs keep the order of their workloads.
    proposals: proposed
      .map(({ proposal }) => proposal)
      .sort((a, b) => {
        if (a.entityRef === b.entityRef) {
          return 0;
        }
        return a.entityRef < b.entityRef ? -1 : 1;
      }),
    findings: sortFindings([
      ...sources.findings,
      ...findings,
      ...unusableServices(sources.services),
      ...mixedServices(sources.services, groups),
      ...workloadFindings(groups),
      ...proposed.flatMap(result => result.findings),
    ]),
  };
}
