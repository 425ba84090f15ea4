import { hasLabels, items, labels, members, strings } from '../../lenient';
import { RuleContext } from '../../validate/rule';
import { Listener, namespaceLabels, Reference, Route } from './view';

/**
 * Whether a listener takes a route, and why not; `unknown` names what would tell.
 *
 * @internal
 */
export type Admission =
  | { takes: true }
  | { takes: false; reason: string; isAccess: boolean }
  | { takes: 'unknown'; needs: `needs ${string}` };

const TAKEN: Admission = { takes: true };

function meets(
  { key, operator, values }: Record<string, unknown>,
  actual: Record<string, string>,
): boolean {
  const value = typeof key === 'string' ? actual[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && strings(values).includes(value);
    case 'NotIn':
      return value === undefined || !strings(values).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function takesNamespace(
  context: RuleContext,
  listener: Listener,
  home: string,
  namespace: string,
): Admission {
  const allowed = members(members(listener.value.allowedRoutes).namespaces);
  const from = allowed.from ?? 'Same';
  if (from === 'All' || (from === 'Same' && home === namespace)) {
    return TAKEN;
  }
  if (from !== 'Selector') {
    return {
      takes: false,
      isAccess: true,
      reason: 'takes no routes of other namespaces',
    };
  }
  const actual = namespaceLabels(context, namespace);
  if (actual === null) {
    return {
      takes: 'unknown',
      needs: `needs the labels of namespace '${namespace}'`,
    };
  }
  const selector = members(allowed.selector);
  return hasLabels(actual, labels(selector.matchLabels)) &&
    items(selector.matchExpressions).every(one => meets(one, actual))
    ? TAKEN
    : {
        takes: false,
        isAccess: true,
        reason: `selects namespaces by labels that '${namespace}' does not have`,
      };
}

const covers = (pattern: string, host: string) =>
  pattern.startsWith('*.') && host.endsWith(pattern.slice(1));

function sharesHost({ hostname }: Listener, { document }: Route): boolean {
  const hosts = strings(members(document.object.spec).hostnames);
  return (
    hostname === null ||
    hosts.length === 0 ||
    hosts
      .map(host => host.toLowerCase())
      .some(
        host =>
          host === hostname || covers(hostname, host) || covers(host, hostname),
      )
  );
}

/**
 * Whether a listener takes a route (Gateway API 1.0: `allowedRoutes.namespaces`, `hostname`).
 *
 * @param home - the namespace of its Gateway
 * @internal
 */
export function admission(
  context: RuleContext,
  listener: Listener,
  home: string,
  route: Route,
): Admission {
  const access = takesNamespace(context, listener, home, route.namespace);
  if (access.takes !== true) {
    return access;
  }
  return sharesHost(listener, route)
    ? TAKEN
    : {
        takes: false,
        isAccess: false,
        reason: `serves ${listener.hostname}, which is none of its hostnames`,
      };
}

/**
 * Whether a reference to a Gateway means a listener: all of them, unless it names a section or port.
 *
 * @internal
 */
export function means({ value }: Reference, listener: Listener): boolean {
  return (
    (value.sectionName === undefined || value.sectionName === listener.name) &&
    (value.port === undefined || value.port === listener.value.port)
  );
}
