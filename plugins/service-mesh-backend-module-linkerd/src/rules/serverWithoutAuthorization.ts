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

function routesOf(
  documents: readonly ManifestDocument[],
  { object }: ServerDocument,
): string[] {
  return [...readHttpRoutes(documents), ...readAll(grpcRoute, documents)]
    .filter(route =>
      meshParents(route).some(
        parent =>
          parent.kind === 'Server' &&
          parent.name === object.metadata.name &&
          parent.namespace === namespaceOf(object),
      ),
    )
    .map(route => route.object.metadata.name);
}

/** The older ServerAuthorization authorizes a Server by name or by its labels, which is taken for a yes here. */
function hasServerAuthorization(
  documents: readonly ManifestDocument[],
  { object }: ServerDocument,
): boolean {
  return documents.some(document => {
    const target: any = document.object.spec?.server;
    return (
      document.object.kind === 'ServerAuthorization' &&
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
  check: ({ documents }) => {
    const policies = readAll(authorizationPolicy, documents);
    const unauthorized = readAll(server, documents).filter(item => {
      const { object } = item;
      const names = [object.metadata.name, ...routesOf(documents, item)];
      const targeted = policies
        .filter(policy => namespaceOf(policy.object) === namespaceOf(object))
        .some(
          ({ spec: { targetRef } }) =>
            targetRef.kind === 'Namespace' || names.includes(targetRef.name),
        );
      return (
        denies(item) &&
        !isMeant(item) &&
        !targeted &&
        !hasServerAuthorization(documents, item)
      );
    });
    return unauthorized.map(document => {
      const namespace = namespaceOf(document.object);
      const known = policies.some(
        policy => namespaceOf(policy.object) === namespace,
      );
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
