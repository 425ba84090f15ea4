import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { factFinding } from './finding';
import { WorkloadGroup } from './groups';
import { nameOf } from './manifests';
import { componentsOf } from './match';

/**
 * Workloads with the Component they belong to.
 *
 * @internal
 */
export interface Assignment {
  group: WorkloadGroup;
  entityRef: string;
  /** The Component, where exactly one is meant and by these workloads alone. */
  component?: Entity;
}

const isComponent = (entity: Entity) =>
  entity.kind.toLocaleLowerCase('en-US') === 'component';

/** The Component to make: named like the workload, or like the Service of several versions. */
function proposedRef({ workloads, services, versionLabel }: WorkloadGroup) {
  const { object } = versionLabel === null ? workloads[0] : services[0];
  return stringifyEntityRef({
    kind: 'component',
    namespace: 'default',
    name: object.metadata.name,
  });
}

function severalComponents({ workloads }: WorkloadGroup, found: Entity[]) {
  const refs = found.map(entity => stringifyEntityRef(entity));
  return factFinding(workloads[0], '/metadata/name', {
    code: 'catalog/workload-ambiguous',
    message: `${nameOf(workloads[0])} could belong to ${refs.join(
      ' and ',
    )}. State mesh-configurator.io/workload on the one that it is.`,
    params: { components: refs },
  });
}

function severalWorkloads(entityRef: string, rivals: readonly WorkloadGroup[]) {
  const [first, ...others] = rivals.map(({ workloads }) => workloads[0]);
  const names = [first, ...others].map(nameOf);
  return factFinding(
    first,
    '/metadata/name',
    {
      code: 'catalog/component-ambiguous',
      message: `${names.join(
        ' and ',
      )} could all be ${entityRef}. State mesh-configurator.io/namespace and workload on it, or read one namespace at a time.`,
      params: { workloads: names },
      entityRef,
    },
    others,
  );
}

/**
 * Finds the Component of each group of workloads. What is not certain stays without one and is a finding.
 *
 * @internal
 */
export function assignComponents(
  groups: readonly WorkloadGroup[],
  entities: readonly Entity[],
): { assignments: Assignment[]; findings: Finding[] } {
  const components = entities.filter(isComponent);
  const found = groups.map(group => ({
    group,
    candidates: componentsOf(group, components),
  }));
  const assigned = found.map(({ group, candidates: [component, ...others] }) =>
    component && others.length === 0
      ? { group, entityRef: stringifyEntityRef(component), component }
      : { group, entityRef: proposedRef(group), component: undefined },
  );
  // A name that is only proposed takes nothing from the Component that has it.
  const claims = new Map<string, typeof assigned>();
  for (const claimant of assigned) {
    const claim = `${claimant.component ? 'is' : 'new'} ${claimant.entityRef}`;
    claims.set(claim, [...(claims.get(claim) ?? []), claimant]);
  }
  const contested = [...claims.values()].filter(rivals => rivals.length > 1);
  return {
    assignments: assigned.map(({ group, entityRef, component }) => ({
      group,
      entityRef,
      ...(component && claims.get(`is ${entityRef}`)?.length === 1
        ? { component }
        : {}),
    })),
    findings: [
      ...found
        .filter(({ candidates }) => candidates.length > 1)
        .map(({ group, candidates }) => severalComponents(group, candidates)),
      ...contested.map(rivals =>
        severalWorkloads(
          rivals[0].entityRef,
          rivals.map(({ group }) => group),
        ),
      ),
    ],
  };
}
