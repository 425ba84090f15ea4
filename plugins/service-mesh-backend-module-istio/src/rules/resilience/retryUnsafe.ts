import {
  JsonObject,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members, textOf } from '../../lenient';
import { documentsOf, httpRules, identityOf, ruleName } from '../documents';
import { operationsOfRule } from '../view';

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

/** Whether the definition of the service says that all requests of a match may be repeated, as gRPC methods can. */
const isKnownIdempotent = (operations: readonly Operation[]) =>
  operations.length > 0 && operations.every(({ idempotent }) => idempotent);

/** What of a rule's matches may be unsafe: a method that is, no method at all, or nothing. */
function coverage(
  rule: JsonObject,
  operations: readonly (readonly Operation[])[],
): { method: string } | 'any method' | null {
  const matches = items(rule.match);
  const unsafe = matches
    .filter((_, index) => !isKnownIdempotent(operations[index]))
    .map(match => members(match.method).exact)
    .find(method => unsafeMethods.includes(textOf(method)));
  if (unsafe !== undefined) {
    return { method: textOf(unsafe) };
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
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ method: { exact: POST } }]
      timeout: 5s
      retries: { attempts: 2, retryOn: 'reset,connect-failure' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ method: { exact: POST } }]
      timeout: 5s
      retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' }
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      httpRules(document).flatMap((rule, index) => {
        const covered = coverage(
          rule,
          operationsOfRule(context, document, index),
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
                  severity: 'warning' as const,
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
            // That some of them have an effect each time is likely, and not known.
            ...(covered === 'any method'
              ? { severity: 'warning' as const }
              : {}),
          },
        ];
      }),
    );
  },
};
