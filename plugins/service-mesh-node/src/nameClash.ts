import {
  Finding,
  RenderedManifest,
  Service,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from './finding';

/**
 * The key of a Service among all that the catalog knows.
 *
 * @internal
 */
export const serviceKey = (namespace: string, name: string) =>
  `${namespace}/${name}`;

/**
 * Finds objects of a service that have the name which another service gives its own: `order-ingress` of the Service `order`
 * beside the Service `order-ingress`. Of kinds of which a service has one of its own name, one would overwrite the other.
 *
 * @param owners - the components by their Services
 * @param told - what is said of the service already: who shares its Service is not named again
 * @internal
 */
export function nameClashes(
  service: Service,
  manifests: readonly RenderedManifest[],
  owners: Readonly<Record<string, ServiceId>>,
  told: readonly Finding[],
): Finding[] {
  const sharing = told
    .filter(({ code }) => code === 'catalog/shared-identity')
    .flatMap(({ params }) => params.others);
  const { entityRef, serviceName } = service;
  const named = manifests.map(({ object }) => ({
    kind: object.kind,
    name: object.metadata.name,
    namespace: object.metadata.namespace,
  }));
  const ownKinds = new Set(
    named
      .filter(({ name }) => name === serviceName.value)
      .map(({ kind }) => kind),
  );
  return named.flatMap(({ kind, name, namespace }) => {
    const key = serviceKey(namespace ?? '', name);
    const owner = Object.hasOwn(owners, key) ? owners[key] : undefined;
    return owner &&
      owner !== service.id &&
      ownKinds.has(kind) &&
      !sharing.includes(owner)
      ? [
          sourceFinding('catalog', {
            code: 'catalog/name-clash',
            severity: 'error',
            consequence: 'rejected',
            message: `The ${kind} ${name} rendered for ${entityRef} has the name of the Service of ${owner}, whose own ${kind} it may overwrite, or be overwritten by. Give one of the two Services, or the version, another name.`,
            params: { kind, name, others: [owner] },
            entityRef,
            pointer: serviceName.origin.pointer,
            origin: serviceName.origin,
          }),
        ]
      : [];
  });
}
