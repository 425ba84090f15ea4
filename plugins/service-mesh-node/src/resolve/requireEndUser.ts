import {
  IdentityProvider,
  MeshPolicy,
  Operation,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isExposed } from './admitCallers';
import { EndUserRequirement } from './endUser';

/**
 * The provider whose token every alternative of an operation's security asks for, or `null` where a request can do
 * without such a token.
 */
function tokenProvider(
  operation: Operation,
  providers: readonly IdentityProvider[],
): IdentityProvider | null {
  const mapped = operation.security.map(schemes =>
    providers.find(provider =>
      schemes.some(scheme => provider.schemes.includes(scheme)),
    ),
  );
  return mapped.length > 0 && mapped.every(Boolean) ? mapped[0]! : null;
}

/**
 * Finds the operations on which an end-user token is required, grouped by identity provider and place. Only schemes that
 * an identity provider is mapped to count; through the ingress means nothing for a service without one.
 *
 * @internal
 */
export function requireEndUser(
  service: Service,
  policy: MeshPolicy,
  providers: readonly IdentityProvider[],
): EndUserRequirement[] {
  const groups = new Map<string, EndUserRequirement>();
  for (const operation of service.operations) {
    const provider = tokenProvider(operation, providers);
    const require = policy.operations[operation.id]['security.endUser.require'];
    if (
      provider &&
      require &&
      (require.value === 'everywhere' ||
        (require.value === 'edge' && isExposed(policy)))
    ) {
      const key = `${provider.name} ${require.value}`;
      const group = groups.get(key) ?? {
        provider,
        require: require.value,
        operations: [],
        origin: require.origin,
      };
      group.operations.push(operation.id);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
