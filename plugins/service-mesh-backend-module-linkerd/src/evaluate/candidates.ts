import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { grpcRoute } from '../kinds';
import {
  knownFilters,
  meshParents,
  readAll,
  readHttpRoutes,
  RouteParent,
} from '../read';
import { Fit, fitGrpc, fitHttp } from './match';
import { Item } from './item';

/**
 * A route together with how closely each of its rules fits; without matches a rule fits everything.
 *
 * @internal
 */
export interface Candidate {
  object: KubernetesObject;
  /** In the order of the route. */
  rules: { index: number; fits: (Fit | null)[]; request?: string }[];
  /** Whether one of its rules asks about the query of a request that has none known. */
  isUndecided: boolean;
}

/** Whether a route attaches by one of its parents. */
type Attaches = (parent: RouteParent, route: KubernetesObject) => boolean;

function fitsOf<M>(
  matches: M[] = [],
  fit: (match: M) => Fit | null,
): Candidate['rules'][number]['fits'] {
  return matches.length ? matches.map(fit) : [[0, 0, 0, 0]];
}

/** A filter that Linkerd does not know costs the whole route (Linkerd 2.18). */
function isKept(rules: { filters?: { type: string }[] }[] = []): boolean {
  return rules.every(({ filters = [] }) =>
    filters.every(({ type }) => knownFilters.includes(type)),
  );
}

/**
 * The HTTPRoutes that attach, with how closely they fit a request.
 *
 * @internal
 */
export function httpCandidates(
  items: readonly Item[],
  request: Request,
  attaches: Attaches,
): Candidate[] {
  return readHttpRoutes(items)
    .filter(route => meshParents(route).some(p => attaches(p, route.object)))
    .filter(({ spec }) => isKept(spec.rules))
    .map(({ object, spec }) => ({
      object,
      rules: (spec.rules ?? [{}]).map((rule, index) => ({
        index,
        fits: fitsOf(rule.matches, m => fitHttp(m, request)),
        request: rule.timeouts?.request,
      })),
      isUndecided:
        request.query === undefined &&
        (spec.rules ?? []).some(({ matches = [] }) =>
          matches.some(({ queryParams = [] }) => queryParams.length > 0),
        ),
    }));
}

/**
 * The GRPCRoutes that attach, with how closely they fit a request.
 *
 * @internal
 */
export function grpcCandidates(
  items: readonly Item[],
  request: Request,
  attaches: Attaches,
): Candidate[] {
  return readAll(grpcRoute, items)
    .filter(route => meshParents(route).some(p => attaches(p, route.object)))
    .filter(({ spec }) => isKept(spec.rules))
    .map(({ object, spec }) => ({
      object,
      rules: (spec.rules ?? [{}]).map((rule, index) => ({
        index,
        fits: fitsOf(rule.matches, m => fitGrpc(m, request)),
      })),
      isUndecided: false,
    }));
}

function isCloser(a: Fit, b: Fit): boolean {
  const index = a.findIndex((value, i) => value !== b[i]);
  return index >= 0 && a[index] > b[index];
}

/**
 * The closest fit; between equals the route that comes first by name, then the rule.
 *
 * @internal
 */
export function best(routes: readonly Candidate[]) {
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
