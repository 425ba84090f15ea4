import {
  Operation,
  PathTemplate,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Cited,
  cite,
  httpRouteMethods,
  isHttpRoutePath,
  isLiteralPath,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Longest value of a path match (Gateway API 1.0). */
const MAX_PATH = 1024;

type HttpMethod = (typeof httpRouteMethods)[number];

/**
 * A condition on a header, in the words of both routes.
 *
 * @internal
 */
export interface HeaderMatch {
  type: 'Exact' | 'RegularExpression';
  name: Cited<string>;
  value: Cited<string>;
}

/**
 * A match of an HTTPRoute.
 *
 * @internal
 */
export interface HttpMatch {
  method?: Cited<HttpMethod>;
  path: {
    type: 'Exact' | 'PathPrefix' | 'RegularExpression';
    value: Cited<string> | string;
  };
  headers?: HeaderMatch[];
}

/**
 * A match of a GRPCRoute.
 *
 * @internal
 */
export interface GrpcMatch {
  method?: { type: 'Exact'; service: Cited<string>; method: Cited<string> };
  headers?: HeaderMatch[];
}

/**
 * What a match is made of: an operation, or a path that something else names.
 *
 * @internal
 */
export type Matched = Pick<Operation, 'path' | 'protocol' | 'origin'> & {
  /** `null` for any. */
  method: string | null;
};

const sourced = (operation: Matched): Sourced<Matched> => ({
  value: operation,
  origin: operation.origin,
});

const isHttpMethod = (method: string): method is HttpMethod =>
  httpRouteMethods.some(known => known === method);

/** A regular expression for every path would take precedence over all prefixes; a prefix does not. */
function pathMatch(path: PathTemplate) {
  if (isLiteralPath(path) && isHttpRoutePath(path.template)) {
    return { type: 'Exact' as const, value: path.template };
  }
  const value = toRegex(path);
  return value === '/.+'
    ? { type: 'PathPrefix' as const, value: '/' }
    : { type: 'RegularExpression' as const, value };
}

/**
 * The match of an HTTPRoute for an operation; `null` where none can tell it from others: GraphQL operations share one
 * path, messages have none, and the Gateway API knows nine methods.
 *
 * @internal
 */
export function httpMatch(operation: Matched): HttpMatch | null {
  const { method, path, protocol } = operation;
  const { type, value } = pathMatch(path);
  if (
    !['http', 'http2', 'grpc'].includes(protocol) ||
    method === null ||
    !isHttpMethod(method) ||
    value.length > MAX_PATH
  ) {
    return null;
  }
  return {
    method: cite(sourced(operation), method),
    path: { type, value: cite(sourced(operation), value) },
  };
}

/**
 * The match of an HTTPRoute for a path with any method; `null` where it is too long.
 *
 * @internal
 */
export function httpPathMatch({ path, origin }: Matched): HttpMatch | null {
  const { type, value } = pathMatch(path);
  return value.length > MAX_PATH
    ? null
    : { path: { type, value: cite({ value, origin }) } };
}

/**
 * The match of a GRPCRoute for an operation, whose path ends in `/package.Service/Method`; `null` for one of another
 * protocol. It is always exact: Linkerd's webhook refuses regular expressions there (2.18).
 *
 * @internal
 */
export function grpcMatch(operation: Matched): GrpcMatch | null {
  const [method, service] = operation.path.template.split('/').reverse();
  if (operation.protocol !== 'grpc' || !service || !method) {
    return null;
  }
  return {
    method: {
      type: 'Exact',
      service: cite(sourced(operation), service),
      method: cite(sourced(operation), method),
    },
  };
}
