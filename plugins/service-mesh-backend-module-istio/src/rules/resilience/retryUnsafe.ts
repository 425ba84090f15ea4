import {
  JsonObject,
  Operation,
  Origin,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isLiteralPath,
  Rule,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, httpRules, identityOf, ruleName } from '../documents';
import { rewrittenPath } from '../rewrittenPath';

/** Methods that may have an effect each time (RFC 9110 section 9.2.2). */
const unsafeMethods = ['POST', 'PATCH'];

/** Conditions that leave open whether the request was processed. */
const unsafeConditions = [
  '5xx',
  'gateway-error',
  'reset',
  'retriable-status-codes',
  'unavailable',
  'cancelled',
];

/** Operations by the match that is rendered for them, and by the place in the definition that it comes from. */
type Known = ReadonlyMap<string, readonly Operation[]>;

const keyOf = (method: unknown, language: 'exact' | 'regex', path: unknown) =>
  `${method} ${language} ${path}`;

const placeOf = (origin?: Origin) =>
  origin?.pointer === undefined
    ? ''
    : `${origin.source} ${origin.entityRef} ${origin.pointer}`;

function knownOperations(service?: Service): Known {
  const known = new Map<string, Operation[]>();
  for (const operation of service?.operations ?? []) {
    const { method, path } = operation;
    const key = isLiteralPath(path)
      ? keyOf(method, 'exact', path.template)
      : keyOf(method, 'regex', toRegex(path));
    for (const name of [key, placeOf(operation.origin)]) {
      known.set(name, [...(known.get(name) ?? []), operation]);
    }
  }
  known.delete('');
  return known;
}

/**
 * Whether the definition of the service says that all requests of a match may be repeated, as gRPC methods can. At an ingress
 * the path may be another than that of the definition.
 */
function isKnownIdempotent(
  rule: JsonObject,
  match: JsonObject,
  known: Known,
  origin?: Origin,
): boolean {
  const uri = members(match.uri);
  const exact = rewrittenPath(rule, String(uri.exact), false);
  const regex = rewrittenPath(rule, String(uri.regex), true);
  const method = members(match.method).exact;
  const operations = [
    ...(known.get(keyOf(method, 'exact', exact)) ?? []),
    ...(known.get(keyOf(method, 'regex', regex)) ?? []),
    ...(known.get(placeOf(origin)) ?? []),
  ];
  return operations.length > 0 && operations.every(o => o.idempotent);
}

/** What of a rule's matches may be unsafe: a method that is, no method at all, or nothing. */
function coverage(
  rule: JsonObject,
  known: Known,
  originOf: (match: number) => Origin | undefined,
): { method: string } | 'any method' | null {
  const matches = items(rule.match);
  const unsafe = matches
    .filter((match, i) => !isKnownIdempotent(rule, match, known, originOf(i)))
    .map(match => members(match.method).exact)
    .find(method => unsafeMethods.includes(String(method)));
  if (unsafe !== undefined) {
    return { method: String(unsafe) };
  }
  const isOpen =
    matches.length === 0 || matches.some(match => match.method === undefined);
  return isOpen ? 'any method' : null;
}

const isUnsafe = (condition: string) =>
  unsafeConditions.includes(condition) || /^5\d\d$/.test(condition);

/** Conditions of a rule under which a processed request may be sent again; `null` for those of the mesh's default. */
function riskyConditions(rule: JsonObject): string[] | null {
  const { attempts, retryOn } = members(rule.retries);
  if (attempts === 0) {
    return [];
  }
  return typeof retryOn === 'string'
    ? retryOn
        .split(',')
        .map(condition => condition.trim())
        .filter(isUnsafe)
    : null;
}

/**
 * Requests that may have an effect each time are not sent again unless it is proven that they had none.
 *
 * @internal
 */
export const retryUnsafe: Rule = {
  code: 'resilience/retry-unsafe',
  title: 'Unsafe requests are not repeated blindly',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'Retries of Istio do not look at the method. After a gateway error or a reset the request may have been processed, so that a repeated POST pays or orders twice; a rule without retries gets the mesh-wide default of two (istio/istio issues 13851 and 50506; RFC 9110 section 9.2.2).',
  equivalents: [],
  check(context) {
    const known = knownOperations(context.service);
    return documentsOf(context, VirtualService).flatMap(document =>
      httpRules(document).flatMap((rule, index) => {
        const covered = coverage(
          rule,
          known,
          match =>
            document.origins?.[
              `/spec/http/${index}/match/${match}/method/exact`
            ],
        );
        const risky = riskyConditions(rule);
        const isRoute = items(rule.route).length > 0;
        if (!covered || !isRoute || risky?.length === 0) {
          return [];
        }
        const { name } = identityOf(document.object);
        const which = `Rule ${ruleName(rule, index)} of VirtualService ${name}`;
        if (risky === null) {
          // Nearly every rule in the world names neither methods nor retries.
          return covered === 'any method'
            ? []
            : [
                {
                  document,
                  pointer: `/spec/http/${index}`,
                  message: `${which} covers ${covered.method} and states no conditions for retries, so that the default of the mesh sends such requests again. Add retries with attempts: 0.`,
                  params: { name, rule: index + 1, method: covered.method },
                },
              ];
        }
        const method = covered === 'any method' ? covered : covered.method;
        return [
          {
            document,
            pointer: `/spec/http/${index}/retries/retryOn`,
            message: `${which} covers ${method} and repeats requests on ${risky.join(
              ', ',
            )}, though they may have been processed.`,
            params: { name, rule: index + 1, method },
          },
        ];
      }),
    );
  },
};
