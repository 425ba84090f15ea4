import {
  KubernetesObject,
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  annotationsOf,
  linkerdDurationMs,
  namespaceOf,
  RouteParent,
  sameNamespace,
} from '../read';
import { best, Candidate, grpcCandidates, httpCandidates } from './candidates';
import { Item, calledService } from './item';

/**
 * The route of a request; `not-found` where the service has routes and none fits, which is answered by 404.
 *
 * @internal
 */
export type Routing =
  | { outcome: 'not-found'; closest: KubernetesObject }
  | ({ outcome: 'routed'; name: string | null } & Pick<
      Verdict,
      'timeout' | 'retries'
    >);

const unrouted: Routing = {
  outcome: 'routed',
  name: null,
  timeout: null,
  retries: null,
};

/** A route outside the Service's namespace holds for callers of its own namespace only (Linkerd 2.18). */
function candidates(items: readonly Item[], request: Request): Candidate[] {
  const { to, caller } = request;
  const called = calledService(to.host);
  const attaches = (parent: RouteParent, route: KubernetesObject) =>
    parent.kind === 'Service' &&
    parent.name === called.name &&
    sameNamespace(parent.namespace, called.namespace) &&
    (parent.port === null || parent.port === to.port) &&
    (sameNamespace(namespaceOf(route), parent.namespace) ||
      namespaceOf(route) === caller?.split('/')[0]);
  // GRPCRoutes on a port displace HTTPRoutes (Linkerd 2.18).
  const grpc = grpcCandidates(items, request, attaches);
  return grpc.length ? grpc : httpCandidates(items, request, attaches);
}

/** A ServiceProfile with routes or overrides takes the place of all routes (Linkerd 2.18). */
function hasProfile(items: readonly Item[], { to }: Request): boolean {
  const called = calledService(to.host);
  return items.some(({ object: { apiVersion, kind, metadata, spec } }) => {
    const profiled = calledService(metadata.name);
    return (
      kind === 'ServiceProfile' &&
      apiVersion.startsWith('linkerd.io/') &&
      profiled.name === called.name &&
      sameNamespace(profiled.namespace, called.namespace) &&
      [spec?.routes, spec?.dstOverrides].some(
        list => Array.isArray(list) && list.length > 0,
      )
    );
  });
}

function retriesOf(annotations: Record<string, string>): Verdict['retries'] {
  const conditions = ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'].flatMap(
    name => annotations[name]?.split(',') ?? [],
  );
  const limit = annotations['retry.linkerd.io/limit'];
  return conditions.length || limit !== undefined
    ? { attempts: Number(limit ?? 1), on: conditions }
    : null;
}

/**
 * The route that a caller's proxy takes. A caller without one, which has no identity, takes none. Nothing is said where a
 * ServiceProfile takes the place of routes, or a query that is not known decides.
 *
 * @internal
 */
export function takeRoute(items: readonly Item[], request: Request): Routing {
  const isPassedBy = request.caller === null || hasProfile(items, request);
  const routes = isPassedBy ? [] : candidates(items, request);
  if (routes.length === 0 || routes.some(({ isUndecided }) => isUndecided)) {
    return unrouted;
  }
  const taken = best(routes);
  if (!taken) {
    return { outcome: 'not-found', closest: routes[0].object };
  }
  const { object, rule } = taken;
  const annotations = annotationsOf(object);
  const timeout = annotations['timeout.linkerd.io/request'] ?? rule.request;
  return {
    outcome: 'routed',
    name: object.metadata.name,
    timeout: timeout === undefined ? null : linkerdDurationMs(timeout),
    retries: retriesOf(annotations),
  };
}
