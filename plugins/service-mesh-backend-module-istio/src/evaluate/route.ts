import {
  JsonObject,
  KubernetesObject,
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { goDurationMs } from '../duration';
import { hostMatches, normalHost } from '../hosts';
import { VirtualService } from '../kinds';
import { items, members, strings } from '../lenient';
import { all, Answer, any, known } from './answer';
import { takeHttpRoute } from './httpRoute';
import { matchesRegex } from './regex';
import { objectsOf } from './workload';

/** Whether a whole value matches. An empty condition asks only that there is a value. */
function matchesString(condition: JsonObject, value: string): Answer {
  const { exact, prefix, regex } = condition;
  if (typeof exact === 'string') {
    return known(value === exact);
  }
  if (typeof prefix === 'string') {
    return known(value.startsWith(prefix));
  }
  if (typeof regex !== 'string') {
    return 'yes';
  }
  return matchesRegex(regex, value);
}

function matchesHeaders(conditions: JsonObject, request: Request): Answer {
  return all(
    Object.entries(conditions).map(([name, condition]) => {
      const value = request.headers[name.toLowerCase()];
      return value === undefined
        ? 'no'
        : matchesString(members(condition), value);
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
      return 'yes';
    case 'uri':
      return match.ignoreUriCase === true
        ? 'unknown'
        : matchesString(condition, request.path);
    case 'ignoreUriCase':
      return 'yes';
    case 'method':
      return matchesString(condition, request.method);
    case 'headers':
      return matchesHeaders(condition, request);
    case 'port':
      return known(match.port === request.to.port);
    default:
      return 'unknown';
  }
}

function ruleMatches(rule: JsonObject, request: Request): Answer {
  const matches = items(rule.match);
  return matches.length === 0
    ? 'yes'
    : any(
        matches.map(match =>
          all(
            Object.keys(match).map(key => conditionHolds(key, match, request)),
          ),
        ),
      );
}

function servesHost(object: KubernetesObject, request: Request): boolean {
  const namespace = object.metadata.namespace ?? '';
  const host = normalHost(request.to.host, namespace);
  return strings(members(object.spec).hosts).some(pattern =>
    hostMatches(normalHost(pattern, namespace), host),
  );
}

/**
 * The part of a verdict that a route makes: its name, timeout and retries. Where no VirtualService has the host, HTTPRoutes on
 * the Service decide. Nothing is said where it cannot be told which rule matches.
 *
 * @internal
 */
export function takeRoute(
  manifests: readonly KubernetesObject[],
  request: Request,
): Pick<Verdict, 'route' | 'timeout' | 'retries'> {
  const none = { route: null, timeout: null, retries: null };
  const virtualService = objectsOf(manifests, VirtualService).find(object =>
    servesHost(object, request),
  );
  if (!virtualService) {
    return takeHttpRoute(manifests, request);
  }
  const rule = items(members(virtualService.spec).http).find(
    candidate => ruleMatches(candidate, request) !== 'no',
  );
  if (!rule || ruleMatches(rule, request) === 'unknown') {
    return none;
  }
  const { attempts, retryOn } = members(rule.retries);
  return {
    route: typeof rule.name === 'string' ? rule.name : null,
    timeout: goDurationMs(rule.timeout),
    retries:
      typeof attempts === 'number'
        ? {
            attempts,
            on: typeof retryOn === 'string' ? retryOn.split(',') : [],
          }
        : null,
  };
}
