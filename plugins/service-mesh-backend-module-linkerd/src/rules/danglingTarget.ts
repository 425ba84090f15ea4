import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy, httpLocalRateLimitPolicy } from '../kinds';
import { namespaceOf, objectsNamed, readAll } from '../read';

const checked = ['Server', 'HTTPRoute', 'GRPCRoute'];

interface TargetRef {
  group?: string;
  kind: string;
  name: string;
}

type Policy = ManifestDocument & { spec: { targetRef: TargetRef } };

const groupOf = (apiVersion: unknown) => String(apiVersion).split('/')[0];

/** Why an object with the name of the target is not it: a route has to be of the very group. */
function otherGroup({ group }: TargetRef, found: readonly ManifestDocument[]) {
  const groups = found.map(({ object }) => groupOf(object.apiVersion));
  return found.length > 0 && !groups.includes(group ?? '')
    ? `is of group ${groups[0]}, not of ${group ?? 'core'}`
    : null;
}

/**
 * A policy for something that is not there.
 *
 * @internal
 */
export const danglingTarget: Rule = {
  code: 'linkerd/dangling-target',
  title: 'A policy targets something that exists',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'An AuthorizationPolicy or HTTPLocalRateLimitPolicy whose target, group included, does not exist in its own namespace has no effect (Linkerd 2.18, policy controller).',
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
  targetRef: { group: policy.linkerd.io, kind: Server, name: order }
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
  check: context => {
    const policies: Policy[] = [
      ...readAll(authorizationPolicy, context.documents),
      ...readAll(httpLocalRateLimitPolicy, context.documents),
    ];
    return policies.flatMap(document => {
      const { kind, name } = document.spec.targetRef;
      const namespace = namespaceOf(document.object);
      const { found, hasSiblings } = objectsNamed(
        context,
        kind,
        namespace,
        name,
      );
      const fault =
        found.length === 0
          ? 'is not in its namespace; correct the name or add it'
          : otherGroup(document.spec.targetRef, found);
      return fault && checked.includes(kind)
        ? [
            {
              document,
              pointer: found.length
                ? '/spec/targetRef/group'
                : '/spec/targetRef/name',
              message: `${document.object.kind} '${document.object.metadata.name}' targets ${kind} '${name}', which ${fault}.`,
              params: { kind, name },
              ...(hasSiblings
                ? {}
                : {
                    undecided: `needs the ${kind}s of namespace '${
                      namespace ?? 'default'
                    }'`,
                  }),
            },
          ]
        : [];
    });
  },
};
