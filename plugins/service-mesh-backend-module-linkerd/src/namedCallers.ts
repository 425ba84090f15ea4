import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** `<name>.<namespace>.serviceaccount.identity.<control plane>.<trust domain>` (Linkerd 2.18). */
const identity = /^([^.*]+)\.([^.*]+)\.serviceaccount\.identity\./;

const listed = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];

/** The account of a reference; one without a namespace is in that of the object. */
function referred(ref: unknown, namespace: string | undefined): string[] {
  const {
    kind,
    name,
    namespace: own = namespace,
  } = (ref ?? {}) as {
    kind?: unknown;
    name?: unknown;
    namespace?: unknown;
  };
  return kind === 'ServiceAccount' &&
    typeof name === 'string' &&
    typeof own === 'string'
    ? [`${own}/${name}`]
    : [];
}

/**
 * The service accounts that MeshTLSAuthentications and AuthorizationPolicies name one by one.
 *
 * @internal
 */
export function namedCallers(objects: readonly KubernetesObject[]): string[] {
  const named = objects.flatMap(({ kind, metadata, spec }) => {
    const { identityRefs, identities, requiredAuthenticationRefs } = spec ?? {};
    switch (kind) {
      case 'MeshTLSAuthentication':
        return [
          ...listed(identityRefs).flatMap(ref =>
            referred(ref, metadata.namespace),
          ),
          ...listed(identities).flatMap(text => {
            const [, name, namespace] = identity.exec(String(text)) ?? [];
            return name === undefined ? [] : [`${namespace}/${name}`];
          }),
        ];
      case 'AuthorizationPolicy':
        return listed(requiredAuthenticationRefs).flatMap(ref =>
          referred(ref, metadata.namespace),
        );
      default:
        return [];
    }
  });
  return [...new Set(named)].sort();
}
