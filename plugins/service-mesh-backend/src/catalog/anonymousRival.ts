import { Entity } from '@backstage/catalog-model';
import {
  annotations,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** What two components of one namespace must not share. */
const identities = [
  annotations.serviceAccount,
  annotations.service,
  annotations.selector,
  kubernetesAnnotations.labelSelector,
];

/**
 * One stand-in for the hidden components of a namespace that state an identity of the subject, so that a reader who may not
 * see them learns that it is shared, and no more. None where no identity is shared.
 *
 * @internal
 */
export function anonymousRival(
  subject: Entity,
  hidden: readonly Entity[],
): Entity[] {
  const own = subject.metadata.annotations ?? {};
  const shared = identities.filter(name =>
    hidden.some(
      entity =>
        own[name] !== undefined &&
        entity.metadata.annotations?.[name] === own[name],
    ),
  );
  return shared.length
    ? [
        {
          apiVersion: subject.apiVersion,
          kind: subject.kind,
          metadata: {
            name: 'redacted-neighbour',
            namespace: 'default',
            annotations: Object.fromEntries(
              [
                annotations.namespace,
                kubernetesAnnotations.namespace,
                ...shared,
              ].flatMap(name =>
                own[name] === undefined ? [] : [[name, own[name]]],
              ),
            ),
          },
        },
      ]
    : [];
}
