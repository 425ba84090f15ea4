import {
  ManifestDocument,
  Rule,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server } from '../kinds';
import { namespaceOf, readAll } from '../read';

type ServerDocument = ManifestDocument & { spec: SpecOf<typeof server> };

const sorted = (labels: Record<string, string> = {}) =>
  Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));

/** What a Server stands in front of. */
function subject({ object, spec }: ServerDocument): string {
  const selector = spec.podSelector ?? spec.externalWorkloadSelector;
  return JSON.stringify([
    namespaceOf(object),
    spec.podSelector === undefined,
    sorted(selector?.matchLabels),
    selector?.matchExpressions ?? [],
    spec.port,
  ]);
}

/**
 * Two Servers in front of one port.
 *
 * @internal
 */
export const duplicateServer: Rule = {
  code: 'linkerd/duplicate-server',
  title: 'A port has one Server',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Of two Servers that select the same port of the same Pods the older one is in force and the other does nothing; the webhook does not refuse it (Linkerd 2.18, policy controller).',
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
  proxyProtocol: HTTP/2
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders-http
  namespace: shop
spec:
  podSelector:
    matchLabels: { app: orders }
  port: 8080
  proxyProtocol: HTTP/2
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
    const first = new Map<string, ServerDocument>();
    return readAll(server, documents).flatMap(document => {
      const key = subject(document);
      const other = first.get(key);
      if (!other) {
        first.set(key, document);
        return [];
      }
      return [
        {
          document,
          pointer: '/spec/port',
          message: `Server '${document.object.metadata.name}' selects the same Pods and port ${document.spec.port} as Server '${other.object.metadata.name}'; only the older one is in force. Keep one.`,
          related: [{ document: other, pointer: '/spec/port' }],
        },
      ];
    });
  },
};
