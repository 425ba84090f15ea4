import { MAX_MATCHES, MAX_RULES } from './routeLimits';
import { HeaderMatch } from './routeMatches';
import { BackendRef, Backends } from './trafficSplit';

/**
 * A rule of an HTTPRoute or GRPCRoute; without matches it is for every request.
 *
 * @internal
 */
export interface RouteRule<M> {
  matches?: M[];
  backendRefs: BackendRef[];
}

/**
 * Parts of a list, each within a limit.
 *
 * @internal
 */
export function chunk<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function withoutEmpty<M extends object>(matches: M[]): M[] | undefined {
  return matches.some(match => Object.keys(match).length > 0)
    ? matches
    : undefined;
}

/**
 * The rules for some matches, in as many routes as the limits of the Gateway API ask for. In each route the rules by
 * header stand before the one for all other requests.
 *
 * @internal
 */
export function routeRules<M extends { headers?: HeaderMatch[] }>(
  matches: M[],
  { byHeader, others }: Backends,
): RouteRule<M>[][] {
  const bundles = chunk(matches, MAX_MATCHES).map(part => [
    ...byHeader.map(({ header, backendRefs }) => ({
      matches: part.map(match => ({ ...match, headers: [header] })),
      backendRefs,
    })),
    { matches: withoutEmpty(part), backendRefs: others },
  ]);
  const perRoute = Math.floor(MAX_RULES / (byHeader.length + 1));
  return chunk(bundles, perRoute).map(route => route.flat());
}
