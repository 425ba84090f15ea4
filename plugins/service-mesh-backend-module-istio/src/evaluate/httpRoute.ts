import {
  JsonObject,
  KubernetesObject,
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { goDurationMs } from '../duration';
import { HTTPRoute } from '../kinds';
import { items, members } from '../lenient';
import { all, Answer, known } from './answer';
import { matchesRegex } from './regex';
import { missed, Routing, unrouted } from './routing';
import { isFor } from './waypoint';
import { objectsOf } from './workload';

/** What Istio retries on whenever an HTTPRoute has retries, beside its status codes (Istio 1.24). */
const RETRY_ON = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
];

/** Retries of an HTTPRoute that names no number (Istio 1.24). */
const DEFAULT_ATTEMPTS = 2;

/** One match of a rule; Istio tries each for itself. */
interface Candidate {
  object: KubernetesObject;
  rule: JsonObject;
  /** Which of the rules of the route it is. */
  index: number;
  match: JsonObject;
}

function pathOf(match: JsonObject): { type: string; value: string } {
  const { type = 'PathPrefix', value = '/' } = members(match.path);
  return { type: String(type), value: String(value) };
}

const pathRanks = ['RegularExpression', 'PathPrefix', 'Exact'];

/** Greater numbers go first, the most significant in front: kind of path, its length, method, headers, query. */
function rank(match: JsonObject): number[] {
  const { type, value } = pathOf(match);
  return [
    pathRanks.indexOf(type),
    value.length,
    match.method === undefined ? 0 : 1,
    items(match.headers).length,
    items(match.queryParams).length,
  ];
}

function compare(a: number[], b: number[]): number {
  const index = a.findIndex((value, i) => value !== b[i]);
  return index < 0 ? 0 : b[index] - a[index];
}

function matchesPath(match: JsonObject, path: string): Answer {
  const { type, value } = pathOf(match);
  if (type === 'RegularExpression') {
    return matchesRegex(value, path);
  }
  const prefix = value.replace(/\/$/, '');
  return known(
    type === 'Exact'
      ? path === value
      : path === prefix || path.startsWith(`${prefix}/`),
  );
}

function matchesHeader(header: JsonObject, { headers }: Request): Answer {
  const actual = headers[String(header.name).toLowerCase()];
  if (actual === undefined) {
    return 'no';
  }
  return header.type === 'RegularExpression'
    ? matchesRegex(String(header.value), actual)
    : known(actual === header.value);
}

function matchesQuery(parameter: JsonObject, { query }: Request): Answer {
  if (query === undefined) {
    return 'unknown';
  }
  const actual = query[String(parameter.name)];
  if (actual === undefined) {
    return 'no';
  }
  return parameter.type === 'RegularExpression'
    ? matchesRegex(String(parameter.value), actual)
    : known(actual === parameter.value);
}

function fits({ match }: Candidate, request: Request): Answer {
  const isMethod =
    match.method === undefined || match.method === request.method;
  if (!isMethod) {
    return 'no';
  }
  return all([
    matchesPath(match, request.path),
    ...items(match.headers).map(header => matchesHeader(header, request)),
    ...items(match.queryParams).map(each => matchesQuery(each, request)),
  ]);
}

/** A route outside the namespace of the Service holds for callers of its own namespace only (Istio 1.29). */
function attaches({ spec, metadata }: KubernetesObject, request: Request) {
  const { namespace: home = '' } = metadata;
  return items(members(spec).parentRefs).some(
    ({ kind, name, namespace = home, port = request.to.port }) =>
      kind === 'Service' &&
      port === request.to.port &&
      isFor(name, String(namespace), request) &&
      (namespace === home || request.caller?.split('/')[0] === home),
  );
}

function candidates(
  manifests: readonly KubernetesObject[],
  request: Request,
): Candidate[] {
  return objectsOf(manifests, HTTPRoute)
    .filter(object => attaches(object, request))
    .flatMap(object =>
      items(members(object.spec).rules).flatMap((rule, index) => {
        const matches = items(rule.matches);
        return (matches.length ? matches : [{}]).map(match => ({
          object,
          rule,
          index,
          match,
        }));
      }),
    )
    .sort((a, b) => compare(rank(a.match), rank(b.match)));
}

function retriesOf({ retry }: JsonObject): Verdict['retries'] {
  if (retry === undefined) {
    return null;
  }
  const { attempts = DEFAULT_ATTEMPTS, codes } = members(retry);
  const statuses = Array.isArray(codes) ? codes.map(String) : [];
  return {
    attempts: Number(attempts),
    on: attempts === 0 ? [] : [...RETRY_ON, ...statuses],
  };
}

/** Without retries, the limit for one try takes the place of that for the request (Istio 1.24). */
function timeoutOf({ timeouts, retry }: JsonObject): number | null {
  const { request, backendRequest } = members(timeouts);
  return goDurationMs(
    retry === undefined ? backendRequest ?? request : request,
  );
}

/**
 * What the HTTPRoutes of a Service do with a request: the rule that takes it, with the routes that have as good a claim to it;
 * no rule at all; or what cannot be told.
 *
 * @internal
 */
export function decidingRule(
  manifests: readonly KubernetesObject[],
  request: Request,
):
  | (Omit<Candidate, 'match'> & { rivals: KubernetesObject[] })
  | 'none'
  | 'unknown' {
  const [taken, ...others] = candidates(manifests, request).filter(
    candidate => fits(candidate, request) !== 'no',
  );
  if (!taken) {
    return 'none';
  }
  return fits(taken, request) === 'unknown'
    ? 'unknown'
    : {
        object: taken.object,
        rule: taken.rule,
        index: taken.index,
        rivals: others
          .filter(
            ({ object, match }) =>
              object !== taken.object &&
              compare(rank(match), rank(taken.match)) === 0,
          )
          .map(({ object }) => object),
      };
}

/**
 * The part of a verdict that the HTTPRoutes of a Service make. A caller in plaintext passes them by: it reaches the Pods
 * without a proxy. Nothing is said where it cannot be told which rule matches.
 *
 * @internal
 */
export function takeHttpRoute(
  manifests: readonly KubernetesObject[],
  request: Request,
): Routing {
  const [first] = request.caller === null ? [] : candidates(manifests, request);
  if (!first) {
    return unrouted;
  }
  const taken = decidingRule(manifests, request);
  if (taken === 'none') {
    return missed(first.object);
  }
  return taken === 'unknown'
    ? unrouted
    : {
        route: taken.object.metadata.name,
        timeout: timeoutOf(taken.rule),
        retries: retriesOf(taken.rule),
      };
}
