import {
  JsonObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, labels, members, strings } from '../lenient';
import { all, allOf, Answer, anyOf, known, not } from './answer';
import { matchesRegex } from './regex';

/** What stands for all proxies beside gateways among the gateways of a VirtualService. */
const MESH = 'mesh';

/**
 * Whether gateways, where any are named, include the proxies of the mesh.
 *
 * @internal
 */
export function includesMesh(gateways: unknown): boolean {
  const names = strings(gateways);
  return names.length === 0 || names.includes(MESH);
}

/** Whether a whole value matches. An empty condition asks only that there is a value. */
function matchesString(
  condition: JsonObject,
  value: string,
  ignoreCase = false,
): Answer {
  const { exact, prefix, regex } = condition;
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  if (typeof exact === 'string') {
    return known(fold(value) === fold(exact));
  }
  if (typeof prefix === 'string') {
    return known(fold(value).startsWith(fold(prefix)));
  }
  // Case counts in an expression all the same (Istio 1.29).
  return typeof regex === 'string' ? matchesRegex(regex, value) : 'yes';
}

function matchesAll(
  conditions: JsonObject,
  valueOf: (name: string) => string | undefined,
): Answer {
  return all(
    Object.entries(conditions).map(([name, condition]) => {
      const value = valueOf(name);
      return value === undefined
        ? 'no'
        : matchesString(members(condition), value);
    }),
  );
}

/** None of the headers may be as it is described. */
function lacksAll(conditions: JsonObject, { headers }: Request): Answer {
  return all(
    Object.entries(conditions).map(([name, condition]) => {
      const value = headers[name.toLowerCase()];
      return value === undefined
        ? 'yes'
        : not(matchesString(members(condition), value));
    }),
  );
}

function conditionHolds(
  key: string,
  match: JsonObject,
  request: Request,
): Answer {
  const condition = members(match[key]);
  switch (key) {
    case 'name':
    case 'statPrefix':
    case 'ignoreUriCase':
      return 'yes';
    case 'uri':
      return matchesString(
        condition,
        request.path,
        match.ignoreUriCase === true,
      );
    case 'method':
      return matchesString(condition, request.method);
    case 'headers':
      return matchesAll(condition, name => request.headers[name.toLowerCase()]);
    case 'withoutHeaders':
      return lacksAll(condition, request);
    case 'queryParams': {
      const { query } = request;
      return Object.keys(condition).length > 0 && query === undefined
        ? 'unknown'
        : matchesAll(condition, name => query?.[name]);
    }
    case 'authority': {
      const { host } = request.headers;
      return host === undefined ? 'unknown' : matchesString(condition, host);
    }
    case 'port':
      return known(match.port === request.to.port);
    case 'gateways':
      return known(includesMesh(match.gateways));
    case 'sourceNamespace':
      return known(match.sourceNamespace === request.caller?.split('/')[0]);
    case 'sourceLabels':
      return Object.keys(labels(match.sourceLabels)).length ? 'unknown' : 'yes';
    default:
      return 'unknown';
  }
}

/**
 * Whether a rule of a VirtualService matches a request: one of its matches, with all that it asks for.
 *
 * @internal
 */
export function ruleMatches(rule: JsonObject, request: Request): Answer {
  const matches = items(rule.match);
  return matches.length === 0
    ? 'yes'
    : anyOf(matches, match =>
        allOf(Object.keys(match), key => conditionHolds(key, match, request)),
      );
}
