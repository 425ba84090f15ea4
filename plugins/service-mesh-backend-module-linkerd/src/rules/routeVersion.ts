import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { tcpRoute, tlsRoute } from '../kinds';
import { meshParents, readAll } from '../read';

/**
 * A TLSRoute or TCPRoute in a version that Linkerd does not watch.
 *
 * @internal
 */
export const routeVersion: Rule = {
  code: 'linkerd/route-version',
  title: 'TLSRoutes and TCPRoutes are served as v1alpha2',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Linkerd watches TLSRoute and TCPRoute as v1alpha2, which the standard channel of the Gateway API does not serve: one in another version is then never seen, and nothing says so (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1alpha3
kind: TLSRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 443 }
  hostnames: [orders.example.com]
  rules:
    - backendRefs: [{ name: orders, port: 443 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TLSRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 443 }
  hostnames: [orders.example.com]
  rules:
    - backendRefs: [{ name: orders, port: 443 }]
`,
    facts: { gatewayApiChannel: 'standard' },
  },
  check: ({ documents, gatewayApiChannel }) =>
    [tlsRoute, tcpRoute]
      .flatMap(kind => readAll(kind, documents))
      .filter(
        ({ object, ...route }) =>
          object.apiVersion !== tlsRoute.apiVersion &&
          gatewayApiChannel !== 'experimental' &&
          meshParents({ object, ...route }).length > 0,
      )
      .map(document => ({
        document,
        pointer: '/apiVersion',
        message: `Linkerd never sees ${document.object.kind} '${document.object.metadata.name}' unless the cluster serves it as v1alpha2; write that version, and install the experimental channel of the Gateway API.`,
        ...(gatewayApiChannel === undefined
          ? undecided('needs the channel of the Gateway API')
          : {}),
      })),
};
