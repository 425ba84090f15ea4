import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpLocalRateLimitPolicy, server } from '../kinds';
import { namespaceOf, readAll } from '../read';

/**
 * A rate limit for a Server that does not limit.
 *
 * @internal
 */
export const rateLimitProtocol: Rule = {
  code: 'linkerd/rate-limit-protocol',
  title: 'A rate limit is for a Server that speaks HTTP',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Requests are limited on Servers of HTTP or of unknown protocol only, not on gRPC, opaque or TLS ones (Linkerd 2.18, policy controller).',
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
  proxyProtocol: opaque
---
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata:
  name: orders
  namespace: shop
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: orders }
  total: { requestsPerSecond: 100 }
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
kind: HTTPLocalRateLimitPolicy
metadata:
  name: orders
  namespace: shop
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: orders }
  total: { requestsPerSecond: 100 }
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
    const servers = readAll(server, documents);
    return readAll(httpLocalRateLimitPolicy, documents).flatMap(document =>
      servers
        .filter(
          ({ object, spec }) =>
            object.metadata.name === document.spec.targetRef.name &&
            namespaceOf(object) === namespaceOf(document.object) &&
            ['gRPC', 'opaque', 'TLS'].includes(spec.proxyProtocol ?? ''),
        )
        .map(target => ({
          document,
          pointer: '/spec/targetRef/name',
          message: `HTTPLocalRateLimitPolicy '${document.object.metadata.name}' limits nothing, since Server '${target.object.metadata.name}' has protocol ${target.spec.proxyProtocol}.`,
          related: [{ document: target, pointer: '/spec/proxyProtocol' }],
        })),
    );
  },
};
