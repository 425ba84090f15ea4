import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { tcpRoute, tlsRoute } from '../kinds';
import { meshParents, readAll } from '../read';

/**
 * A TLSRoute or TCPRoute with several rules.
 *
 * @internal
 */
export const severalConnectionRules: Rule = {
  code: 'linkerd/several-connection-rules',
  title: 'A TLSRoute or TCPRoute has one rule',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook refuses a TLSRoute or TCPRoute with more than one rule, for which there is nothing to tell connections apart by (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 5432 }
  rules:
    - backendRefs: [{ name: orders, port: 5432 }]
    - backendRefs: [{ name: orders-replica, port: 5432 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 5432 }
  rules:
    - backendRefs: [{ name: orders, port: 5432 }]
`,
  },
  check: ({ documents }) =>
    [tlsRoute, tcpRoute]
      .flatMap(kind => readAll(kind, documents))
      .filter(
        route => meshParents(route).length > 0 && route.spec.rules.length > 1,
      )
      .map(document => ({
        document,
        pointer: '/spec/rules',
        message: `${document.object.kind} '${document.object.metadata.name}' is refused: it has ${document.spec.rules.length} rules; write one route for each.`,
      })),
};
