import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  annotations,
  kubernetesAnnotations,
  NO_MESH,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  discover,
  MeshConfig,
  rivalsOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Annotations by the identity that they state. */
const identities = [
  [annotations.serviceAccount],
  [annotations.service],
  [annotations.selector, kubernetesAnnotations.labelSelector],
];

/** A component that is known for nothing but these annotations of the subject, in its namespace. */
function likeness(
  subject: Entity,
  namespace: string,
  names: readonly string[],
): Entity {
  const own = subject.metadata.annotations ?? {};
  return {
    apiVersion: subject.apiVersion,
    kind: subject.kind,
    metadata: {
      name: 'redacted-neighbour',
      namespace: 'default',
      annotations: Object.fromEntries([
        [annotations.namespace, namespace],
        ...names.flatMap(name =>
          own[name] === undefined ? [] : [[name, own[name]]],
        ),
      ]),
    },
  };
}

/**
 * One stand-in for the hidden components that claim an identity of the subject, so that a reader who may not see them
 * learns that it is shared, and no more: it holds nothing but what the subject says itself. None where nothing is shared.
 *
 * @internal
 */
export function anonymousRival(
  subject: Entity,
  hidden: readonly Entity[],
  config: MeshConfig,
  environment: string,
): Entity[] {
  const { namespace } = discover({
    entities: [subject],
    config,
    environment,
    fallbackMesh: NO_MESH,
    subjects: [],
  }).identities[stringifyEntityRef(subject)];
  if (namespace.value === null) {
    return [];
  }
  const alike = (names: readonly string[]) =>
    likeness(subject, namespace.value!, names);
  const shared = identities.filter(
    names => rivalsOf(alike(names), hidden, config, environment).length > 0,
  );
  return shared.length ? [alike(shared.flat())] : [];
}
