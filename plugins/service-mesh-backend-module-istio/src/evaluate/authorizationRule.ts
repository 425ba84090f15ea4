import {
  JsonObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, strings } from '../lenient';
import { all, Answer, any, known, not } from './answer';
import { matchesPath, matchesPattern } from './paths';

/** The caller as a principal. A request does not say its trust domain: it is taken to be the one asked for. */
function principalLike(pattern: string, caller: string): string {
  const [namespace, name] = caller.split('/');
  const trustDomain = /^([^/*]+)\/ns\//.exec(pattern)?.[1] ?? 'cluster.local';
  return `${trustDomain}/ns/${namespace}/sa/${name}`;
}

/** The end user as `issuer/subject`; `null` for none. */
function requestPrincipal({ claims }: Request): string | null {
  return claims && `${claims.iss ?? ''}/${claims.sub ?? ''}`;
}

/** Whether a single value of a field fits a request; a field without an entry here cannot be judged. */
type Field = (value: string, request: Request, namespace: string) => Answer;

const sourceFields: Record<string, Field> = {
  principals: (value, { caller }) =>
    known(
      caller !== null && matchesPattern(value, principalLike(value, caller)),
    ),
  serviceAccounts: (value, { caller }, namespace) =>
    known(caller === (value.includes('/') ? value : `${namespace}/${value}`)),
  namespaces: (value, { caller }) =>
    known(caller !== null && matchesPattern(value, caller.split('/')[0])),
  requestPrincipals: (value, request) => {
    const principal = requestPrincipal(request);
    return known(principal !== null && matchesPattern(value, principal));
  },
};

const operationFields: Record<string, Field> = {
  methods: (value, { method }) => known(matchesPattern(value, method)),
  paths: (value, { path }) => known(matchesPath(value, path)),
  // A request names the port of the Service, a policy that of the workload behind it.
  ports: () => 'yes',
};

/** Whether all fields of a source or an operation hold; `notX` holds where no value of `x` would. */
function fieldsHold(
  fields: Record<string, Field>,
  declared: JsonObject,
  request: Request,
  namespace: string,
): Answer {
  return all(
    Object.entries(declared).map(([key, list]) => {
      const isNegative = /^not[A-Z]/.test(key);
      const positive = isNegative
        ? key.charAt(3).toLowerCase() + key.slice(4)
        : key;
      const field = fields[positive];
      if (!field || (isNegative && positive === 'ports')) {
        return 'unknown';
      }
      const values = strings(list);
      if (values.length === 0) {
        return 'yes';
      }
      const answer = any(values.map(value => field(value, request, namespace)));
      return isNegative ? not(answer) : answer;
    }),
  );
}

/**
 * Whether a rule of an AuthorizationPolicy matches a request: one of `from`, one of `to`, and all of `when`.
 *
 * @param namespace - the namespace of the policy, to which a bare service account belongs
 * @internal
 */
export function ruleMatches(
  rule: JsonObject,
  request: Request,
  namespace: string,
): Answer {
  const from = items(rule.from).map(({ source }) =>
    fieldsHold(sourceFields, members(source), request, namespace),
  );
  const to = items(rule.to).map(({ operation }) =>
    fieldsHold(operationFields, members(operation), request, namespace),
  );
  return all([
    from.length ? any(from) : 'yes',
    to.length ? any(to) : 'yes',
    items(rule.when).length ? 'unknown' : 'yes',
  ]);
}
