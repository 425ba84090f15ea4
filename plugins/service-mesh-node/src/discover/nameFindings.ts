import {
  annotations,
  Fact,
  Finding,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import {
  kubernetesName,
  parseDnsLabel,
  parseDnsSubdomain,
} from './annotations';
import { ComponentFacts } from './facts';

/**
 * An entity name that stands in for a Kubernetes name that it cannot be, as one finding with the annotations to add.
 *
 * @internal
 */
export function unusableName(
  component: Entity,
  facts: Pick<ComponentFacts, 'serviceName' | 'workload'>,
): Finding[] {
  const { name } = component.metadata;
  const entityRef = stringifyEntityRef(component);
  const standIns: [string, string, Fact<string>, typeof parseDnsLabel][] = [
    ['Service', annotations.service, facts.serviceName, parseDnsLabel],
    [
      'Deployment',
      annotations.workload,
      facts.workload.name,
      parseDnsSubdomain,
    ],
    [
      'service account',
      annotations.serviceAccount,
      facts.workload.serviceAccount,
      parseDnsSubdomain,
    ],
  ];
  const unusable = standIns.filter(
    ([, , fact, parse]) =>
      fact.confidence === 'assumed' && 'problem' in parse(fact.value),
  );
  if (unusable.length === 0) {
    return [];
  }
  const proposal = kubernetesName(name);
  const snippet = unusable
    .map(
      ([, annotation]) => `    ${annotation}: '${proposal ?? 'my-service'}'\n`,
    )
    .join('');
  return [
    sourceFinding('catalog', {
      code: 'catalog/name-not-kubernetes',
      consequence: 'rejected',
      message: `The name '${name}' of ${entityRef} stands in for its ${unusable
        .map(([label]) => label)
        .join(
          ', ',
        )}, but is not a valid Kubernetes name. State the real one in ${unusable
        .map(([, annotation]) => annotation)
        .join(', ')}.`,
      params: { name, proposal },
      entityRef,
      pointer: '/metadata/name',
      origin: { source: 'entity', entityRef, pointer: '/metadata/name' },
      confidence: 'assumed',
      fix: {
        title: 'Add these annotations, with the names that are true',
        snippet: `# ${entityRef}\nmetadata:\n  annotations:\n${snippet}`,
      },
    }),
  ];
}
