import {
  ManifestDocument,
  Rule,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { namespaceOf, readAll } from '../read';

type Policy = ManifestDocument & { spec: SpecOf<typeof authorizationPolicy> };

/** A kind with its group, spelled for comparison: case does not count, and no group is the core group. */
const spelled = ({ group = '', kind }: { group?: string; kind: string }) =>
  `${group.toLowerCase() || 'core'}/${kind.toLowerCase()}`;

const targets = [
  'policy.linkerd.io/server',
  'core/namespace',
  'policy.linkerd.io/httproute',
  'gateway.networking.k8s.io/httproute',
  'gateway.networking.k8s.io/grpcroute',
];

const MESH_TLS = 'policy.linkerd.io/meshtlsauthentication';
const NETWORK = 'policy.linkerd.io/networkauthentication';
const ACCOUNT = 'core/serviceaccount';

function targetFault({ object, spec }: Policy): string | null {
  const target = spelled(spec.targetRef);
  if (!targets.includes(target)) {
    return `it cannot target ${target}; name a Server, Namespace, HTTPRoute or GRPCRoute with its group`;
  }
  const namespace = namespaceOf(object);
  return target === 'core/namespace' &&
    namespace !== null &&
    spec.targetRef.name !== namespace
    ? `it targets namespace '${spec.targetRef.name}' and lies in another one`
    : null;
}

function authenticationFault({ spec }: Policy): string | null {
  const kinds = spec.requiredAuthenticationRefs.map(spelled);
  const unknown = kinds.find(
    kind => ![MESH_TLS, NETWORK, ACCOUNT].includes(kind),
  );
  if (unknown) {
    return `it cannot require ${unknown}`;
  }
  const count = (...of: string[]) =>
    kinds.filter(kind => of.includes(kind)).length;
  if (count(MESH_TLS, ACCOUNT) > 1) {
    return 'it requires several identities at once; list them in one MeshTLSAuthentication';
  }
  return count(NETWORK) > 1
    ? 'it requires several NetworkAuthentications at once; list the networks in one'
    : null;
}

/**
 * An AuthorizationPolicy that the webhook refuses.
 *
 * @internal
 */
export const invalidAuthorization: Rule = {
  code: 'linkerd/invalid-authorization',
  title: 'An AuthorizationPolicy is one that Linkerd admits',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook refuses other targets than Servers, routes and its own Namespace, and more than one authentication of a kind (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: orders-callers
  namespace: shop
spec:
  targetRef: { group: core, kind: Service, name: orders }
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
  check: ({ documents }) =>
    readAll(authorizationPolicy, documents).flatMap(document =>
      [
        { pointer: '/spec/targetRef', fault: targetFault(document) },
        {
          pointer: '/spec/requiredAuthenticationRefs',
          fault: authenticationFault(document),
        },
      ].flatMap(({ pointer, fault }) =>
        fault
          ? [
              {
                document,
                pointer,
                message: `AuthorizationPolicy '${document.object.metadata.name}' is refused: ${fault}.`,
              },
            ]
          : [],
      ),
    ),
};
