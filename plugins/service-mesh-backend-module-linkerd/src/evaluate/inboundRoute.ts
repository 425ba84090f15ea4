import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { namespaceOf, RouteParent } from '../read';
import { best, grpcCandidates, httpCandidates } from './candidates';
import { Item } from './item';
import { ServerItem } from './server';

/**
 * The route that a Server takes a request by: none where it has none, `not-found` where none of them fits, which is answered by 404,
 * or `unknown`.
 *
 * @internal
 */
export type InboundRoute =
  | { outcome: 'none' | 'unknown' }
  | { outcome: 'not-found' | 'taken'; object: KubernetesObject };

/**
 * Finds the route that a Server takes a request by. One that speaks gRPC has GRPCRoutes only, one that does not look into
 * connections has none (Linkerd 2.18).
 *
 * @internal
 */
export function inboundRoute(
  items: readonly Item[],
  request: Request,
  { object, spec }: ServerItem,
): InboundRoute {
  const attaches = (parent: RouteParent) =>
    parent.kind === 'Server' &&
    parent.name === object.metadata.name &&
    parent.namespace === namespaceOf(object);
  const { proxyProtocol = 'unknown' } = spec;
  if (['opaque', 'TLS'].includes(proxyProtocol)) {
    return { outcome: 'none' };
  }
  const routes =
    proxyProtocol === 'gRPC'
      ? grpcCandidates(items, request, attaches)
      : httpCandidates(items, request, attaches);
  if (routes.length === 0) {
    return { outcome: 'none' };
  }
  if (routes.some(({ isUndecided }) => isUndecided)) {
    return { outcome: 'unknown' };
  }
  const taken = best(routes);
  return taken
    ? { outcome: 'taken', object: taken.object }
    : { outcome: 'not-found', object: routes[0].object };
}
