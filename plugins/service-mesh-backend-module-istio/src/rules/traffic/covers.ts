import { isDeepStrictEqual } from 'node:util';
import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { hostMatches } from '../../hosts';
import { hasLabels, labels, members, strings } from '../../lenient';

/** Members of a match that are no conditions, or are read together with another. */
const NO_CONDITIONS = ['ignoreUriCase', 'name', 'statPrefix'];

function isNone(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** Whether every text that is matched by the later condition is matched by the earlier one; without members it asks for presence. */
function coversText(earlier: JsonObject, later: JsonObject): boolean {
  const { exact, prefix, regex } = earlier;
  if (isNone(earlier) || regex === '.*') {
    return true;
  }
  if (typeof prefix === 'string') {
    return [later.exact, later.prefix].some(
      text => typeof text === 'string' && text.startsWith(prefix),
    );
  }
  return typeof exact === 'string'
    ? later.exact === exact
    : typeof regex === 'string' && later.regex === regex;
}

function lowered(text: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(text).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'regex'
        ? value.toLowerCase()
        : value,
    ]),
  );
}

/**
 * Whether a condition on the path takes every path: each begins with a slash.
 *
 * @internal
 */
export function takesAnyPath({ prefix, regex }: JsonObject): boolean {
  return prefix === '/' || prefix === '' || regex === '.*';
}

function coversUri(earlier: JsonObject, later: JsonObject): boolean {
  const [wide, narrow] = [members(earlier.uri), members(later.uri)];
  if (takesAnyPath(wide) || isNone(narrow)) {
    return takesAnyPath(wide);
  }
  if (earlier.ignoreUriCase === true) {
    return coversText(lowered(wide), lowered(narrow));
  }
  // A later match of any case is wider than an earlier one that minds it.
  return later.ignoreUriCase !== true && coversText(wide, narrow);
}

function coversCondition(
  key: string,
  earlier: JsonObject,
  later: JsonObject,
): boolean {
  const value = earlier[key];
  const other = later[key];
  switch (key) {
    case 'uri':
      return coversUri(earlier, later);
    case 'authority':
    case 'method':
    case 'scheme':
      return other !== undefined && coversText(members(value), members(other));
    case 'headers':
    case 'queryParams':
      return Object.entries(members(value)).every(
        ([name, text]) =>
          Object.hasOwn(members(other), name) &&
          coversText(members(text), members(members(other)[name])),
      );
    case 'gateways':
      return (
        strings(other).length > 0 &&
        strings(other).every(name => strings(value).includes(name))
      );
    case 'sourceLabels':
      return hasLabels(labels(other), labels(value));
    case 'sniHosts':
      return (
        strings(other).length > 0 &&
        strings(other).every(name =>
          strings(value).some(pattern => hostMatches(pattern, name)),
        )
      );
    default:
      return isDeepStrictEqual(value, other);
  }
}

/**
 * Whether every request that a later match of a VirtualService would take is taken by an earlier one. It is sure where it says
 * so; of expressions it compares the text only.
 *
 * @internal
 */
export function covers(earlier: JsonObject, later: JsonObject): boolean {
  return Object.keys(earlier).every(
    key =>
      NO_CONDITIONS.includes(key) ||
      isNone(earlier[key]) ||
      coversCondition(key, earlier, later),
  );
}

/**
 * Whether a match takes every request: it has no condition, or only the path prefix `/`.
 *
 * @internal
 */
export function isOpen(match: JsonObject): boolean {
  return covers(match, {});
}

/**
 * Whether two matches say the same; their names do not count.
 *
 * @internal
 */
export function isSameMatch(a: JsonObject, b: JsonObject): boolean {
  return isDeepStrictEqual(
    { ...a, name: undefined },
    { ...b, name: undefined },
  );
}
