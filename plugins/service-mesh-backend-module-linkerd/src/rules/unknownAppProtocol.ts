import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  asksForOpaque,
  meshParents,
  outboundProtocol,
  readAll,
  readRoutes,
  namespaceOf,
} from '../read';
import { service } from '../kinds';

/**
 * A route on a port whose protocol Linkerd does not know.
 *
 * @internal
 */
export const unknownAppProtocol: Rule = {
  code: 'linkerd/unknown-app-protocol',
  title: 'The ports of routes have a protocol that Linkerd knows',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Every appProtocol but http and kubernetes.io/h2c, also grpc, http2 and https, is opaque TCP to Linkerd, which reads no routes there (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80, appProtocol: HTTP/1.1 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80, appProtocol: http }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) => {
    const parents = readRoutes(documents)
      .filter(({ object }) => /^(HTTP|GRPC)Route$/.test(object.kind))
      .flatMap(meshParents)
      .filter(({ kind }) => kind === 'Service');
    return readAll(service, documents).flatMap(document => {
      const { name } = document.object.metadata;
      const onIt = parents.filter(
        parent =>
          parent.name === name &&
          parent.namespace === namespaceOf(document.object),
      );
      const ports = Array.isArray(document.spec?.ports)
        ? document.spec.ports
        : [];
      return ports.flatMap((port, index) => {
        const { appProtocol } = port ?? {};
        const isRouted = onIt.some(
          parent => parent.port === null || parent.port === port?.port,
        );
        return isRouted &&
          typeof appProtocol === 'string' &&
          outboundProtocol(appProtocol) === 'opaque' &&
          !asksForOpaque(appProtocol)
          ? [
              {
                document,
                pointer: toPointer(['spec', 'ports', index, 'appProtocol']),
                message: `Port ${port.port} of Service '${name}' is opaque to Linkerd, and its routes do nothing; write kubernetes.io/h2c for gRPC and HTTP/2, http for HTTP/1, or leave appProtocol '${appProtocol}' out.`,
                params: { appProtocol },
              },
            ]
          : [];
      });
    });
  },
};
