import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { authorizationPolicy, meshTLSAuthentication } from './kinds';
import { namespaceOf, readAll } from './read';

/** An identity without a wildcard: `<name>.<namespace>.serviceaccount.identity.…` (Linkerd 2.18). */
const identity = /^([^.*]+)\.([^.*]+)\.serviceaccount\.identity\./;

interface Ref {
  kind: string;
  name?: string;
  namespace?: string;
}

/**
 * The service accounts that an authentication or an AuthorizationPolicy names, as `namespace/name`.
 *
 * @internal
 */
export function namedCallers(object: KubernetesObject): string[] {
  const own = namespaceOf(object);
  const accounts = (refs: readonly Ref[]) =>
    refs.flatMap(({ kind, name, namespace = own }) =>
      kind === 'ServiceAccount' && name !== undefined && namespace !== null
        ? [`${namespace}/${name}`]
        : [],
    );
  return [
    ...readAll(meshTLSAuthentication, [{ object }]).flatMap(({ spec }) => [
      ...accounts(spec.identityRefs ?? []),
      ...(spec.identities ?? []).flatMap(text => {
        const [, name, namespace] = identity.exec(text) ?? [];
        return namespace === undefined ? [] : [`${namespace}/${name}`];
      }),
    ]),
    ...readAll(authorizationPolicy, [{ object }]).flatMap(({ spec }) =>
      accounts(spec.requiredAuthenticationRefs),
    ),
  ];
}
