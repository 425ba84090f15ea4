import {
  Operation,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  httpRouteMethods,
  isHttpRoutePath,
  isLiteralPath,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Longest value of a path match (Gateway API 1.0). */
const MAX_PATH = 1024;

type HttpMethod = (typeof httpRouteMethods)[number];

const isHttpMethod = (method: string): method is HttpMethod =>
  httpRouteMethods.some(known => known === method);

function pathOf(path: PathTemplate) {
  return isLiteralPath(path) && isHttpRoutePath(path.template)
    ? { type: 'Exact' as const, value: path.template }
    : { type: 'RegularExpression' as const, value: toRegex(path) };
}

/**
 * Whether an HTTPRoute matches the path of an operation by regular expression.
 *
 * @internal
 */
export function isRegexPath({ path }: Operation): boolean {
  return pathOf(path).type === 'RegularExpression';
}

/**
 * The match of an HTTPRoute for an operation; `null` where it has none: the Gateway API knows nine methods and paths of
 * 1024 characters.
 *
 * @internal
 */
export function waypointMatch({ method, path, origin }: Operation) {
  const { type, value } = pathOf(path);
  return isHttpMethod(method) && value.length <= MAX_PATH
    ? {
        method: cite({ value: method, origin }),
        path: { type, value: cite({ value, origin }) },
      }
    : null;
}

/**
 * The match for all other requests. Istio tries exact paths first, then prefixes, then expressions, and among those the
 * longest first: beside expressions, a prefix would take every request from them (Istio 1.24).
 *
 * @internal
 */
export function everyPath(operations: readonly Operation[]) {
  return {
    path: operations.some(isRegexPath)
      ? { type: 'RegularExpression' as const, value: '/.*' }
      : { type: 'PathPrefix' as const, value: '/' },
  };
}
