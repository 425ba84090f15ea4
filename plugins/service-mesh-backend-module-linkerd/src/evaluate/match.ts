import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RE2JS } from 're2js';
import { grpcRoute, httpRoute } from '../kinds';

type Rule<K extends typeof httpRoute | typeof grpcRoute> = NonNullable<
  SpecOf<K>['rules']
>[number];
type HttpMatch = NonNullable<Rule<typeof httpRoute>['matches']>[number];
type GrpcMatch = NonNullable<Rule<typeof grpcRoute>['matches']>[number];
type HeaderMatches = HttpMatch['headers'];

/**
 * How closely a match fits a request, most significant first: characters of the path, headers, query, method. `null` where
 * it does not fit.
 *
 * @internal
 */
export type Fit = readonly [
  path: number,
  headers: number,
  query: number,
  method: number,
];

/** The expression has to find the whole text at once (Linkerd 2.18: leftmost-first, so `/a|/a/b` misses `/a/b`). */
function matchesWhole(expression: string, text: string): boolean {
  try {
    const matcher = RE2JS.compile(expression).matcher(text);
    return (
      matcher.find() && matcher.start() === 0 && matcher.end() === text.length
    );
  } catch {
    // Linkerd refuses a route with an expression that cannot be read.
    return false;
  }
}

function fitPath(
  { type = 'PathPrefix', value = '/' }: NonNullable<HttpMatch['path']>,
  path: string,
): number | null {
  if (type === 'PathPrefix') {
    const prefix = value.replace(/\/$/, '');
    return path === prefix || path.startsWith(`${prefix}/`)
      ? prefix.length
      : null;
  }
  const fits = type === 'Exact' ? value === path : matchesWhole(value, path);
  return fits ? path.length : null;
}

function fitHeaders(
  matches: HeaderMatches = [],
  headers: Request['headers'],
): number | null {
  const fits = matches.every(({ type, name, value }) => {
    const actual = headers[name.toLowerCase()];
    if (actual === undefined) {
      return false;
    }
    return type === 'RegularExpression'
      ? matchesWhole(value, actual)
      : actual === value;
  });
  return fits ? matches.length : null;
}

function fitQuery(
  matches: HttpMatch['queryParams'] = [],
  query: Request['query'],
): number | null {
  const fits = matches.every(({ type, name, value }) => {
    const actual = query?.[name];
    if (actual === undefined) {
      return false;
    }
    return type === 'RegularExpression'
      ? matchesWhole(value, actual)
      : actual === value;
  });
  return fits ? matches.length : null;
}

/**
 * How closely a match of an HTTPRoute fits a request.
 *
 * @internal
 */
export function fitHttp(match: HttpMatch, request: Request): Fit | null {
  const path = fitPath(match.path ?? {}, request.path);
  const headers = fitHeaders(match.headers, request.headers);
  const query = fitQuery(match.queryParams, request.query);
  const method = match.method === undefined ? 0 : 1;
  const fits = method === 0 || match.method === request.method;
  return fits && path !== null && headers !== null && query !== null
    ? [path, headers, query, method]
    : null;
}

/**
 * How closely a match of a GRPCRoute fits a request to `/package.Service/Method`.
 *
 * @internal
 */
export function fitGrpc(match: GrpcMatch, request: Request): Fit | null {
  const [, service = '', method = ''] = request.path.split('/');
  const wanted = match.method ?? {};
  const headers = fitHeaders(match.headers, request.headers);
  const fits =
    (wanted.service === undefined || wanted.service === service) &&
    (wanted.method === undefined || wanted.method === method);
  return fits && headers !== null
    ? [wanted.service?.length ?? 0, headers, 0, wanted.method?.length ?? 0]
    : null;
}
