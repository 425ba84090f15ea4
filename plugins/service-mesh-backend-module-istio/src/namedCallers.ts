import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, strings } from './lenient';

/** `<trust domain>/ns/<namespace>/sa/<service account>`, without wildcards (Istio 1.27: Source.principals). */
const principal = /^[^/*]+\/ns\/([^/*]+)\/sa\/([^/*]+)$/;

/** `<namespace>/<name>`, or a name in the namespace of the policy (Istio 1.27: Source.serviceAccounts). */
function inNamespace(account: string, namespace: string | undefined) {
  const isWhole = account.includes('/');
  return isWhole || namespace === undefined
    ? account
    : `${namespace}/${account}`;
}

/**
 * The service accounts that AuthorizationPolicies name one by one.
 *
 * @internal
 */
export function namedCallers(objects: readonly KubernetesObject[]): string[] {
  const named = objects
    .filter(({ kind }) => kind === 'AuthorizationPolicy')
    .flatMap(({ metadata, spec }) =>
      items(members(spec).rules)
        .flatMap(rule => items(rule.from))
        .map(from => members(from.source))
        .flatMap(source => [
          ...strings(source.principals).flatMap(text => {
            const [, namespace, name] = principal.exec(text) ?? [];
            return name === undefined ? [] : [`${namespace}/${name}`];
          }),
          ...strings(source.serviceAccounts).map(account =>
            inNamespace(account, metadata.namespace),
          ),
        ]),
    );
  return [...new Set(named)].sort();
}
