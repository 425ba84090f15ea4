import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  perContext,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { namespaceOf, readRoutes, RouteSpec } from '../read';

type Route = ManifestDocument & { spec: RouteSpec };
type ParentRef = NonNullable<RouteSpec['parentRefs']>[number];

const groups: Partial<Record<string, string>> = {
  Service: 'core',
  Server: 'policy.linkerd.io',
  EgressNetwork: 'policy.linkerd.io',
};

const isPolicy = ({ object }: Route) =>
  object.apiVersion.startsWith('policy.linkerd.io/');

/** A group of another kind, or none where the default is that of a Gateway. */
function wrongGroup({ group, kind }: ParentRef, route: Route): string | null {
  const expected = kind && groups[kind];
  const actual =
    group ?? (isPolicy(route) ? 'policy.linkerd.io' : 'the group of Gateways');
  const isRight =
    !expected || actual === expected || (expected === 'core' && actual === '');
  return isRight
    ? null
    : `a ${kind} is of group ${expected}, not of ${actual || 'core'}`;
}

/** The Server of a route has to be named without what Linkerd then takes for another thing. */
function otherServer(ref: ParentRef, { object }: Route): string | null {
  if (ref.kind !== 'Server') {
    return null;
  }
  if (ref.namespace !== undefined && ref.namespace !== namespaceOf(object)) {
    return `its Server is in another namespace`;
  }
  const extra = (['port', 'sectionName'] as const).find(
    name => ref[name] !== undefined,
  );
  return extra ? `a Server is named without ${extra}` : null;
}

/** Without a kind the parent is a Gateway; one that has a port, or a group that has no Gateways, was hardly meant so. */
function hardlyGateway(ref: ParentRef, route: Route): string | null {
  const group = ref.group ?? (isPolicy(route) ? 'policy.linkerd.io' : null);
  const isMeant =
    ref.kind !== undefined || (group === null && ref.port === undefined);
  return isMeant ? null : `without kind it is a Gateway; add group and kind`;
}

const gatewayNames = perContext(
  ({ ofKind }) =>
    new Set(ofKind('Gateway').map(({ object }) => object.metadata?.name)),
);

const isThere = (context: RuleContext, ref: ParentRef) =>
  gatewayNames(context).has(ref.name);

/**
 * A parent that Linkerd does not take for one.
 *
 * @internal
 */
export const parentIgnored: Rule = {
  code: 'linkerd/parent-ignored',
  title: 'The parents of a route are ones that Linkerd knows',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Without group and kind a parent is a Gateway, and a route whose Server has another namespace, a port or a sectionName is dropped; no status says so (Linkerd 2.18, policy controller).',
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
    - { group: policy.linkerd.io, kind: Server, name: orders, port: 8080 }
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
      (document.spec.parentRefs ?? []).flatMap((ref, index) => {
        const decided = wrongGroup(ref, document) ?? otherServer(ref, document);
        const gateway = isThere(context, ref)
          ? null
          : hardlyGateway(ref, document);
        const reason = decided ?? gateway;
        return reason
          ? [
              {
                document,
                pointer: toPointer(['spec', 'parentRefs', index]),
                message: `${document.object.kind} '${document.object.metadata.name}' does not attach to '${ref.name}': ${reason}.`,
                ...(decided || isPolicy(document)
                  ? {}
                  : { undecided: `needs the Gateway '${ref.name}'` }),
              },
            ]
          : [];
      }),
    ),
};
