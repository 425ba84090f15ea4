import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, strings } from '../lenient';
import { all, Answer, any, known, not } from './answer';
import { conditionHolds } from './condition';
import { matchesPath, matchesPattern } from './paths';
import { endUserSeen, portSeen, principalSeen, Seen } from './seen';

/** Whether a single value of a field fits a request; a field without an entry here cannot be judged. */
type Field = (value: string, seen: Seen) => Answer;

const sourceFields: Record<string, Field> = {
  principals: (value, seen) => {
    const principal = principalSeen(seen, value);
    return known(principal !== null && matchesPattern(value, principal));
  },
  serviceAccounts: (value, { request, namespace }) =>
    known(
      request.caller ===
        (value.includes('/') ? value : `${namespace}/${value}`),
    ),
  namespaces: (value, { request: { caller } }) =>
    known(caller !== null && matchesPattern(value, caller.split('/')[0])),
  trustDomains: (value, { request: { caller }, trustDomain }) => {
    if (caller === null) {
      return 'no';
    }
    return trustDomain === undefined
      ? 'unknown'
      : known(matchesPattern(value, trustDomain));
  },
  requestPrincipals: (value, seen) => {
    const principal = endUserSeen(seen);
    return known(principal !== null && matchesPattern(value, principal));
  },
};

const operationFields: Record<string, Field> = {
  methods: (value, { request }) => known(matchesPattern(value, request.method)),
  paths: (value, { request }) => known(matchesPath(value, request.path)),
  ports: (value, seen) => {
    const port = portSeen(seen);
    return port === undefined ? 'unknown' : known(value === String(port));
  },
  // A caller may spell the host in many ways: only the header tells which it was.
  hosts: (value, { request: { headers } }) => {
    if (value === '*') {
      return 'yes';
    }
    return headers.host === undefined
      ? 'unknown'
      : known(matchesPattern(value.toLowerCase(), headers.host.toLowerCase()));
  },
};

/** Whether all fields of a source or an operation hold; `notX` holds where no value of `x` would. */
function fieldsHold(
  fields: Record<string, Field>,
  declared: JsonObject,
  seen: Seen,
): Answer {
  return all(
    Object.entries(declared).map(([key, list]) => {
      const isNegative = /^not[A-Z]/.test(key);
      const positive = isNegative
        ? key.charAt(3).toLowerCase() + key.slice(4)
        : key;
      const field = fields[positive];
      if (!field) {
        return 'unknown';
      }
      const values = strings(list);
      if (values.length === 0) {
        return 'yes';
      }
      const answer = any(values.map(value => field(value, seen)));
      return isNegative ? not(answer) : answer;
    }),
  );
}

/**
 * Whether a rule of an AuthorizationPolicy matches a request: one of `from`, one of `to`, and all of `when`.
 *
 * @internal
 */
export function ruleMatches(rule: JsonObject, seen: Seen): Answer {
  const from = items(rule.from).map(({ source }) =>
    fieldsHold(sourceFields, members(source), seen),
  );
  const to = items(rule.to).map(({ operation }) =>
    fieldsHold(operationFields, members(operation), seen),
  );
  return all([
    from.length ? any(from) : 'yes',
    to.length ? any(to) : 'yes',
    ...items(rule.when).map(condition => conditionHolds(condition, seen)),
  ]);
}
