import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteParent, RouteSpec, meshParents, readRoutes } from '../read';

/** The kinds of routes, the one that wins first (GEP-1426). */
const ranking = ['GRPCRoute', 'HTTPRoute', 'TLSRoute', 'TCPRoute'];

const rank = ({ object }: ManifestDocument) => ranking.indexOf(object.kind);

/** Whether one attaches where the other does; a route on all ports is on each of them. */
const meets = (a: RouteParent, b: RouteParent) =>
  a.kind === b.kind &&
  a.name === b.name &&
  a.namespace === b.namespace &&
  (a.port === b.port || a.port === null || b.port === null);

type Route = ManifestDocument & { spec: RouteSpec };

function stronger(route: Route, routes: readonly Route[]): Route | undefined {
  return routes.find(
    other =>
      rank(other) < rank(route) &&
      meshParents(other).some(a => meshParents(route).some(b => meets(a, b))),
  );
}

/**
 * Routes of two kinds on one port.
 *
 * @internal
 */
export const routeConflict: Rule = {
  code: 'linkerd/route-conflict',
  title: 'The routes of a port are of one kind',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'On one parent, GRPCRoutes exclude HTTPRoutes, these TLSRoutes, and these TCPRoutes: RouteReasonConflicted (GEP-1426; Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata:
  name: orders-grpc
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders-http
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata:
  name: orders-grpc
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) => {
    const routes = readRoutes(documents);
    return routes.flatMap(document => {
      const winner = stronger(document, routes);
      return winner
        ? [
            {
              document,
              pointer: '/spec/parentRefs',
              message: `${document.object.kind} '${document.object.metadata.name}' is not in force, since ${winner.object.kind} '${winner.object.metadata.name}' is on the same port.`,
              related: [{ document: winner, pointer: '/spec/parentRefs' }],
            },
          ]
        : [];
    });
  },
};
