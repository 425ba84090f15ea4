import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { readAll } from '../read';

/**
 * An AuthorizationPolicy without authentications.
 *
 * @internal
 */
export const authorizesEverybody: Rule = {
  code: 'linkerd/authorizes-everybody',
  title: 'An AuthorizationPolicy requires an authentication',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'An empty requiredAuthenticationRefs authorizes every client, those outside the mesh too (Linkerd 2.18, policy controller).',
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
kind: AuthorizationPolicy
metadata:
  name: orders-callers
  namespace: shop
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: orders }
  requiredAuthenticationRefs: []
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
  check: ({ documents }) =>
    readAll(authorizationPolicy, documents)
      .filter(({ spec }) => spec.requiredAuthenticationRefs.length === 0)
      .map(document => ({
        document,
        pointer: '/spec/requiredAuthenticationRefs',
        message: `AuthorizationPolicy '${document.object.metadata.name}' requires no authentication and so authorizes everybody; name the callers, or delete it to authorize nobody.`,
      })),
};
