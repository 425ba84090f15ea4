import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpLocalRateLimitPolicy } from '../kinds';
import { namespaceOf, readAll } from '../read';

/**
 * Two rate limits for one Server.
 *
 * @internal
 */
export const duplicateRateLimit: Rule = {
  code: 'linkerd/duplicate-rate-limit',
  title: 'A Server has one rate limit',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Of two HTTPLocalRateLimitPolicies for one Server the older one is in force, and the other is not accepted: RateLimitReasonAlreadyExists (Linkerd 2.18, policy controller).',
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
kind: HTTPLocalRateLimitPolicy
metadata:
  name: orders-strict
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
    const first = new Map<string, ManifestDocument>();
    return readAll(httpLocalRateLimitPolicy, documents).flatMap(document => {
      const { name } = document.spec.targetRef;
      const key = JSON.stringify([namespaceOf(document.object), name]);
      const other = first.get(key);
      if (!other) {
        first.set(key, document);
        return [];
      }
      return [
        {
          document,
          pointer: '/spec/targetRef/name',
          message: `HTTPLocalRateLimitPolicy '${document.object.metadata.name}' is for Server '${name}', as is '${other.object.metadata.name}'; only the older one is in force. Keep one.`,
          related: [{ document: other, pointer: '/spec/targetRef/name' }],
        },
      ];
    });
  },
};
