import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { service } from '../kinds';
import {
  RouteParent,
  meshParents,
  objectsNamed,
  readAll,
  readRoutes,
} from '../read';

/** Why nothing can be attached to a parent, if so. */
function faultOf(parent: RouteParent, context: RuleContext) {
  const { found, hasSiblings } = objectsNamed(
    context,
    parent.kind,
    parent.namespace,
    parent.name,
  );
  if (parent.kind === 'Service') {
    const [bare] = readAll(service, found).filter(
      ({ spec }) => spec?.clusterIP === 'None' || spec?.type === 'ExternalName',
    );
    return bare && { reason: 'has no address of its own in the cluster' };
  }
  return found.length
    ? undefined
    : {
        reason: 'does not exist in that namespace',
        ...(hasSiblings
          ? {}
          : {
              undecided: `needs the ${parent.kind}s of namespace '${
                parent.namespace ?? 'default'
              }'`,
            }),
      };
}

/**
 * A route on something that is not there, or that takes no routes.
 *
 * @internal
 */
export const danglingParent: Rule = {
  code: 'linkerd/dangling-parent',
  title: 'A route attaches to something that takes it',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A route is not accepted, NoMatchingParent, where its Server or EgressNetwork is missing, or its Service is headless or an ExternalName (Linkerd 2.18, policy controller).',
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
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: policy.linkerd.io, kind: Server, name: order }
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
  check: context =>
    readRoutes(context.documents).flatMap(document =>
      meshParents(document).flatMap(parent => {
        const fault = faultOf(parent, context);
        if (!fault) {
          return [];
        }
        const { reason, ...undecided } = fault;
        const index = (document.spec.parentRefs ?? []).findIndex(
          ref => ref.name === parent.name && ref.kind === parent.kind,
        );
        return [
          {
            document,
            pointer: toPointer(['spec', 'parentRefs', index, 'name']),
            message: `${document.object.kind} '${document.object.metadata.name}' is not accepted: ${parent.kind} '${parent.name}' ${reason}.`,
            params: { kind: parent.kind, name: parent.name },
            ...undecided,
          },
        ];
      }),
    ),
};
