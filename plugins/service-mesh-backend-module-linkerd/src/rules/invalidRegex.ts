import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isRustRegex, meshRules, readRoutes, RouteRule } from '../read';

type Match = NonNullable<RouteRule['matches']>[number];

/** The regular expressions of a match, each with its place. */
function expressions({ path, headers = [], queryParams = [] }: Match) {
  return [
    { part: path, place: ['path', 'value'] },
    ...headers.map((part, i) => ({ part, place: ['headers', i, 'value'] })),
    ...queryParams.map((part, i) => ({
      part,
      place: ['queryParams', i, 'value'],
    })),
  ].flatMap(({ part, place }) =>
    part?.type === 'RegularExpression'
      ? [{ text: part.value ?? '/', place }]
      : [],
  );
}

/**
 * A regular expression that Linkerd cannot compile.
 *
 * @internal
 */
export const invalidRegex: Rule = {
  code: 'linkerd/invalid-regex',
  title: 'Regular expressions are ones that Linkerd reads',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: "The webhook refuses a route with an expression that Rust's regex crate does not read: one with look-around, back-references or a brace that is not escaped (Linkerd 2.18, policy controller).",
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: RegularExpression, value: '/orders/{id}' } }]
      backendRefs: [{ name: orders, port: 80 }]
    - backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: RegularExpression, value: '/orders/[^/]+' } }]
      backendRefs: [{ name: orders, port: 80 }]
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    meshRules(readRoutes(documents)).flatMap(({ route, rule, path }) =>
      (rule.matches ?? []).flatMap((match, index) =>
        expressions(match)
          .filter(({ text }) => !isRustRegex(text))
          .map(({ text, place }) => ({
            document: route,
            pointer: toPointer([...path, 'matches', index, ...place]),
            message: `${route.object.kind} '${route.object.metadata.name}' is refused: '${text}' is no regular expression of Rust; a parameter is [^/]+, and a brace is escaped.`,
          })),
      ),
    ),
};
