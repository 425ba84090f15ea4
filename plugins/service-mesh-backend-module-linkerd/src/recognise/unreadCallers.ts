import {
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  members,
  Recognition,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { meshParents, readRoutes } from '../read';

/**
 * Objects that admit callers, which mean something only together.
 *
 * @internal
 */
export const CALLERS = 'callers';

/**
 * Objects that admit callers and are not read, since they are about single operations or of an older form.
 *
 * @param servers - names of the Servers of the service
 * @internal
 */
export function unreadCallers(
  objects: readonly KubernetesObject[],
  servers: readonly string[],
  { namespace }: Service,
): Recognition[] {
  const inNamespace = objects.filter(
    ({ metadata }) => metadata.namespace === namespace.value,
  );
  const routes = readRoutes(inNamespace.map(object => ({ object })))
    .filter(route =>
      meshParents(route).some(
        ({ kind, name }) => kind === 'Server' && servers.includes(name),
      ),
    )
    .map(({ object }) => object);
  const others = inNamespace.filter(({ kind, apiVersion, spec }) => {
    const { name, kind: to } = members(members(spec).targetRef);
    return (
      apiVersion.startsWith('policy.linkerd.io/') &&
      ((kind === 'ServerAuthorization' &&
        servers.includes(String(members(members(spec).server).name))) ||
        (kind === 'AuthorizationPolicy' &&
          routes.some(
            route => route.kind === to && route.metadata.name === name,
          )))
    );
  });
  return [...routes, ...others].map(object => ({
    object,
    counterpart: null,
    together: CALLERS,
    settings: [],
    facts: {},
    obstacles: [
      {
        pointer: '/spec',
        reason:
          object.kind === 'ServerAuthorization'
            ? 'objects of the kind ServerAuthorization are not read'
            : 'callers of single operations are not read',
      },
    ],
    remarks: [],
  }));
}
