import {
  ManifestDocument,
  Rule,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpRoute } from '../kinds';
import { everyPath, RouteParent, meshParents, readHttpRoutes } from '../read';

type RouteDocument = ManifestDocument & { spec: SpecOf<typeof httpRoute> };
type Match = NonNullable<
  NonNullable<SpecOf<typeof httpRoute>['rules']>[number]['matches']
>[number];

function matchesEverything({ path, method, headers, queryParams }: Match) {
  const { type = 'PathPrefix', value = '/' } = path ?? {};
  const isAnyPath =
    type === 'RegularExpression'
      ? everyPath.test(value) && !value.includes('+')
      : type === 'PathPrefix' && value === '/';
  return isAnyPath && !method && !headers?.length && !queryParams?.length;
}

/** A route without rules has one for everything, and so has a rule without matches. */
function isCatchAll({ spec }: RouteDocument): boolean {
  return (spec.rules ?? [{}]).some(
    ({ matches = [] }) => !matches.length || matches.some(matchesEverything),
  );
}

interface ServiceRoutes {
  parent: RouteParent;
  routes: RouteDocument[];
}

/** The routes of each port of a Service that a route names; those of all ports count for each of them. */
function byService(routes: RouteDocument[]): ServiceRoutes[] {
  const attached = routes.flatMap(route =>
    meshParents(route)
      .filter(({ kind }) => kind === 'Service')
      .map(parent => ({ parent, route })),
  );
  const groups = new Map(
    attached.map(({ parent }) => [JSON.stringify(parent), parent]),
  );
  return [...groups.values()].map(parent => ({
    parent,
    routes: attached
      .filter(
        other =>
          other.parent.name === parent.name &&
          other.parent.namespace === parent.namespace &&
          (other.parent.port === null || other.parent.port === parent.port),
      )
      .map(({ route }) => route),
  }));
}

/**
 * A Service some of whose requests no route takes.
 *
 * @internal
 */
export const noCatchAll: Rule = {
  code: 'gateway-api/no-catch-all',
  title: 'The HTTPRoutes of a Service take every request',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A Service with an HTTPRoute answers 404 to every request that none of its HTTPRoutes matches, health checks and metrics among them (GEP-1294; Linkerd 2.18).',
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
    - matches: [{ path: { type: Exact, value: /orders }, method: GET }]
      backendRefs: [{ name: orders, port: 80 }]
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
    - matches: [{ path: { type: Exact, value: /orders }, method: GET }]
      backendRefs: [{ name: orders, port: 80 }]
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    byService(readHttpRoutes(documents))
      .filter(({ routes }) => !routes.some(isCatchAll))
      .map(({ parent, routes: [document, ...others] }) => ({
        document,
        pointer: '/spec/rules',
        message: `Requests to Service '${parent.name}' that its HTTPRoutes do not match are answered by 404; add a rule with path prefix / and the Service as backend.`,
        params: { service: parent.name },
        related: others.map(other => ({
          document: other,
          pointer: '/spec/rules',
        })),
      })),
};
