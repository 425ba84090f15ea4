import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { grpcRoute } from '../kinds';
import { meshRules, readAll } from '../read';

/**
 * A GRPCRoute that compares methods by a regular expression.
 *
 * @internal
 */
export const grpcMethodRegex: Rule = {
  code: 'linkerd/grpc-method-regex',
  title: 'GRPCRoutes compare methods exactly',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook refuses a GRPCRoute whose method is a regular expression (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ method: { type: RegularExpression, service: shop.Orders, method: 'Get.*' } }]
      backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ method: { service: shop.Orders, method: GetOrder } }]
      backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    meshRules(readAll(grpcRoute, documents)).flatMap(({ route, rule, path }) =>
      (rule.matches ?? []).flatMap(({ method }, index) =>
        typeof method === 'object' && method.type === 'RegularExpression'
          ? [
              {
                document: route,
                pointer: toPointer([
                  ...path,
                  'matches',
                  index,
                  'method',
                  'type',
                ]),
                message: `GRPCRoute '${route.object.metadata.name}' is refused: its method is a regular expression; name the service and method, one match for each.`,
              },
            ]
          : [],
      ),
    ),
};
