import {
  KubernetesObject,
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { grpcRoute } from '../kinds';
import {
  annotationsOf,
  linkerdDurationMs,
  meshParents,
  namespaceOf,
  readAll,
  readHttpRoutes,
  sameNamespace,
} from '../read';
import { Fit, fitGrpc, fitHttp } from './match';
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

/** A route together with how closely each of its rules fits; without matches a rule fits everything. */
interface Candidate {
  object: KubernetesObject;
  rules: { fits: (Fit | null)[]; request?: string }[];
}

function fitsOf<M>(
  matches: M[] = [],
  fit: (match: M) => Fit | null,
): Candidate['rules'][number]['fits'] {
  return matches.length ? matches.map(fit) : [[0, 0, 0]];
}

/** A route outside the Service's namespace holds for callers of its own namespace only (Linkerd 2.18). */
function attaches(
  route: Parameters<typeof meshParents>[0],
  { to, caller }: Request,
): boolean {
  const called = calledService(to.host);
  const home = namespaceOf(route.object);
  return meshParents(route).some(
    parent =>
      parent.kind === 'Service' &&
      parent.name === called.name &&
      sameNamespace(parent.namespace, called.namespace) &&
      (parent.port === null || parent.port === to.port) &&
      (sameNamespace(home, parent.namespace) || home === caller?.split('/')[0]),
  );
}

/** GRPCRoutes on a port displace HTTPRoutes (Linkerd 2.18). */
function candidates(items: readonly Item[], request: Request): Candidate[] {
  const grpc = readAll(grpcRoute, items)
    .filter(route => attaches(route, request))
    .map(({ object, spec }) => ({
      object,
      rules: (spec.rules ?? [{}]).map(rule => ({
        fits: fitsOf(rule.matches, m => fitGrpc(m, request)),
      })),
    }));
  const http = readHttpRoutes(items)
    .filter(route => attaches(route, request))
    .map(({ object, spec }) => ({
      object,
      rules: (spec.rules ?? [{}]).map(rule => ({
        fits: fitsOf(rule.matches, m => fitHttp(m, request)),
        request: rule.timeouts?.request,
      })),
    }));
  return grpc.length ? grpc : http;
}

function isCloser(a: Fit, b: Fit): boolean {
  const index = a.findIndex((value, i) => value !== b[i]);
  return index >= 0 && a[index] > b[index];
}

/** The closest fit; between equals the route that comes first by name, then the rule. */
function best(routes: Candidate[]) {
  const fits = [...routes]
    .sort((a, b) => (a.object.metadata.name < b.object.metadata.name ? -1 : 1))
    .flatMap(({ object, rules }) =>
      rules.flatMap(rule =>
        rule.fits.flatMap(fit => (fit ? [{ fit, rule, object }] : [])),
      ),
    );
  return fits.reduce<(typeof fits)[number] | null>(
    (closest, next) =>
      closest && !isCloser(next.fit, closest.fit) ? closest : next,
    null,
  );
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
 * The route that a caller's proxy takes. A caller without one, which has no identity, takes none.
 *
 * @internal
 */
export function takeRoute(items: readonly Item[], request: Request): Routing {
  const routes = request.caller === null ? [] : candidates(items, request);
  if (routes.length === 0) {
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
