import {
  ManifestDocument,
  Rule,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy, grpcRoute, server } from '../kinds';
import { meshParents, namespaceOf, readAll, readHttpRoutes } from '../read';

type ServerDocument = ManifestDocument & { spec: SpecOf<typeof server> };

const denies = ({ spec }: ServerDocument) =>
  (spec.accessPolicy ?? 'deny') === 'deny';

/** A Server rendered from a policy denies everybody only where the policy says so. */
const isMeant = ({ origins }: ServerDocument) =>
  origins?.['/spec/accessPolicy'] !== undefined;

/** A name in a namespace. */
const keyOf = (namespace: string | null | undefined, name: string) =>
  JSON.stringify([namespace ?? null, name]);

/** The names of the routes on each Server. */
function routesByServer(
  documents: readonly ManifestDocument[],
): Map<string, string[]> {
  const routes = new Map<string, string[]>();
  const all = [...readHttpRoutes(documents), ...readAll(grpcRoute, documents)];
  for (const route of all) {
    for (const parent of meshParents(route)) {
      if (parent.kind === 'Server') {
        const key = keyOf(parent.namespace, parent.name);
        const known = routes.get(key) ?? [];
        known.push(route.object.metadata.name);
        routes.set(key, known);
      }
    }
  }
  return routes;
}

/** What AuthorizationPolicies target in each namespace, by name; `null` stands for the namespace itself. */
function targetsByNamespace(
  documents: readonly ManifestDocument[],
): Map<string | null, Set<string | null>> {
  const targets = new Map<string | null, Set<string | null>>();
  for (const { object, spec } of readAll(authorizationPolicy, documents)) {
    const namespace = namespaceOf(object);
    const { kind, name } = spec.targetRef;
    const known = targets.get(namespace) ?? new Set();
    known.add(kind === 'Namespace' ? null : name);
    targets.set(namespace, known);
  }
  return targets;
}

/** The older ServerAuthorization authorizes a Server by name or by its labels, which is taken for a yes here. */
function hasServerAuthorization(
  authorizations: readonly ManifestDocument[],
  { object }: ServerDocument,
): boolean {
  return authorizations.some(document => {
    const target: any = document.object.spec?.server;
    return (
      namespaceOf(document.object) === namespaceOf(object) &&
      (target?.name === object.metadata.name || target?.selector !== undefined)
    );
  });
}

/**
 * A Server that denies everybody since no policy authorizes anybody.
 *
 * @internal
 */
export const serverWithoutAuthorization: Rule = {
  code: 'linkerd/server-without-authorization',
  title: 'A Server that denies has an AuthorizationPolicy',
  severity: 'warning',
  layer: 'reference',
  consequence: 'risky',
  why: 'A Server denies every client that no AuthorizationPolicy authorizes, and deny is its default accessPolicy (Linkerd 2.18, Server v1beta3).',
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
  name: basket-callers
  namespace: shop
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: basket }
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
  check: ({ documents, ofKind }) => {
    const routes = routesByServer(documents);
    const targets = targetsByNamespace(documents);
    const authorizations = ofKind('ServerAuthorization');
    const unauthorized = readAll(server, documents).filter(item => {
      const { object } = item;
      const { name } = object.metadata;
      const namespace = namespaceOf(object);
      const targeted = targets.get(namespace) ?? new Set();
      const names = [name, ...(routes.get(keyOf(namespace, name)) ?? [])];
      return (
        denies(item) &&
        !isMeant(item) &&
        !targeted.has(null) &&
        !names.some(known => targeted.has(known)) &&
        !hasServerAuthorization(authorizations, item)
      );
    });
    return unauthorized.map(document => {
      const namespace = namespaceOf(document.object);
      const known = targets.has(namespace ?? null);
      return {
        document,
        pointer: '/spec/accessPolicy',
        message: `Server '${document.object.metadata.name}' denies everybody: no AuthorizationPolicy targets it. Add one that names the callers.`,
        ...(known
          ? {}
          : {
              undecided: `needs the AuthorizationPolicies of namespace '${
                namespace ?? 'default'
              }'`,
            }),
      };
    });
  },
};
