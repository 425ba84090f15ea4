import {
  ManifestDocument,
  Rule,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server } from '../kinds';
import { meshParents, namespaceOf, readAll, readRoutes } from '../read';

type ServerDocument = ManifestDocument & { spec: SpecOf<typeof server> };

/** Whether a Server of this protocol reads routes of a kind. */
function reads(protocol: string, kind: string): boolean {
  if (protocol === 'gRPC') {
    return kind === 'GRPCRoute';
  }
  return (
    kind === 'HTTPRoute' && ['unknown', 'HTTP/1', 'HTTP/2'].includes(protocol)
  );
}

const keyOf = (namespace: string | null, name: string) =>
  JSON.stringify([namespace, name]);

/** The Servers of documents by namespace and name. */
function serversByName(documents: readonly ManifestDocument[]) {
  const found = new Map<string, ServerDocument[]>();
  for (const document of readAll(server, documents)) {
    const { object } = document;
    const key = keyOf(namespaceOf(object), object.metadata.name);
    const known = found.get(key) ?? [];
    known.push(document);
    found.set(key, known);
  }
  return found;
}

/** The names of the Servers that a route hangs on, each once. */
const serversOf = (route: Parameters<typeof meshParents>[0]) =>
  new Set(
    meshParents(route)
      .filter(({ kind }) => kind === 'Server')
      .map(({ namespace, name }) => keyOf(namespace, name)),
  );

/**
 * A route on a Server that speaks another protocol.
 *
 * @internal
 */
export const routeProtocol: Rule = {
  code: 'linkerd/route-protocol',
  title: 'A route fits the protocol of its Server',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A gRPC Server reads GRPCRoutes only, one of HTTP or of unknown protocol HTTPRoutes only, and one that is opaque or TLS none (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders
  namespace: shop
spec:
  podSelector:
    matchLabels: { app: orders }
  port: 8080
  proxyProtocol: gRPC
---
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: policy.linkerd.io, kind: Server, name: orders }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: orders-callers
  namespace: shop
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: orders }
  requiredAuthenticationRefs:
    - { group: policy.linkerd.io, kind: MeshTLSAuthentication, name: orders-callers }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: orders-callers
  namespace: shop
spec:
  identities:
    - basket.shop.serviceaccount.identity.linkerd.cluster.local
`,
    good: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders
  namespace: shop
spec:
  podSelector:
    matchLabels: { app: orders }
  port: 8080
  proxyProtocol: HTTP/2
---
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: policy.linkerd.io, kind: Server, name: orders }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: orders-callers
  namespace: shop
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: orders }
  requiredAuthenticationRefs:
    - { group: policy.linkerd.io, kind: MeshTLSAuthentication, name: orders-callers }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: orders-callers
  namespace: shop
spec:
  identities:
    - basket.shop.serviceaccount.identity.linkerd.cluster.local
`,
  },
  check: ({ documents }) => {
    const servers = serversByName(documents);
    return readRoutes(documents).flatMap(document =>
      [...serversOf(document)]
        .flatMap(key => servers.get(key) ?? [])
        .flatMap(parent => {
          const { proxyProtocol = 'unknown' } = parent.spec;
          const { kind, metadata } = document.object;
          return reads(proxyProtocol, kind)
            ? []
            : [
                {
                  document,
                  pointer: '/spec/parentRefs',
                  message: `Server '${parent.object.metadata.name}' has protocol ${proxyProtocol} and does not read ${kind} '${metadata.name}'.`,
                  params: { protocol: proxyProtocol },
                  related: [
                    { document: parent, pointer: '/spec/proxyProtocol' },
                  ],
                },
              ];
        }),
    );
  },
};
