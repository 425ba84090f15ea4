import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, strings } from './lenient';

/** A principal without a wildcard: `<trust domain>/ns/<namespace>/sa/<service account>`. */
const principal = /^[^*]+\/ns\/([^/*]+)\/sa\/([^/*]+)$/;

/**
 * The service accounts that an AuthorizationPolicy admits by name, as `namespace/name`.
 *
 * @internal
 */
export function namedCallers({
  kind,
  metadata,
  spec,
}: KubernetesObject): string[] {
  const { action = 'ALLOW', rules } = members(spec);
  if (kind !== 'AuthorizationPolicy' || action !== 'ALLOW') {
    return [];
  }
  return items(rules)
    .flatMap(rule => items(rule.from))
    .flatMap(({ source }) => {
      const { principals, serviceAccounts } = members(source);
      return [
        ...strings(principals).flatMap(text => {
          const [, namespace, name] = principal.exec(text) ?? [];
          return name === undefined ? [] : [`${namespace}/${name}`];
        }),
        ...strings(serviceAccounts).map(text =>
          text.includes('/') ? text : `${metadata?.namespace}/${text}`,
        ),
      ];
    });
}
