import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { namespaceOf, objectsNamed, readAll } from '../read';

const checked = ['MeshTLSAuthentication', 'NetworkAuthentication'];

/**
 * An AuthorizationPolicy that requires an authentication which is not there.
 *
 * @internal
 */
export const danglingAuthentication: Rule = {
  code: 'linkerd/dangling-authentication',
  title: 'An AuthorizationPolicy requires authentications that exist',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'An AuthorizationPolicy that names a MeshTLSAuthentication or NetworkAuthentication which does not exist authorizes nobody (Linkerd 2.18, policy controller).',
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
  requiredAuthenticationRefs:
    - { group: policy.linkerd.io, kind: MeshTLSAuthentication, name: orders-caller }
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
  check: context =>
    readAll(authorizationPolicy, context.documents).flatMap(document =>
      document.spec.requiredAuthenticationRefs.flatMap((ref, index) => {
        const namespace = ref.namespace ?? namespaceOf(document.object);
        const { found, hasSiblings } = objectsNamed(
          context,
          ref.kind,
          namespace,
          ref.name,
        );
        return found.length > 0 || !checked.includes(ref.kind)
          ? []
          : [
              {
                document,
                pointer: toPointer([
                  'spec',
                  'requiredAuthenticationRefs',
                  index,
                  'name',
                ]),
                message: `AuthorizationPolicy '${document.object.metadata.name}' authorizes nobody while there is no ${ref.kind} '${ref.name}'; correct the name or add it.`,
                params: { kind: ref.kind, name: ref.name },
                ...(hasSiblings
                  ? {}
                  : {
                      undecided: `needs the ${ref.kind}s of namespace '${
                        namespace ?? 'default'
                      }'`,
                    }),
              },
            ];
      }),
    ),
};
