import {
  Api,
  IdentityProvider,
  MeshPolicy,
  Operation,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isExposed } from './admitCallers';
import { EndUserRequirement } from './endUser';

const bare = (issuer: string) => issuer.replace(/\/$/, '');

/** Whether the tokens of a provider are those that a scheme of an API means: by its name, or by its issuer. */
function isMeant(
  provider: IdentityProvider,
  name: string,
  api: Api | undefined,
): boolean {
  const issuer = api?.securitySchemes.find(s => s.name === name)?.issuer;
  return (
    provider.schemes.includes(name) ||
    (typeof issuer === 'string' && bare(issuer) === bare(provider.issuer))
  );
}

/**
 * The providers whose tokens the alternatives of an operation's security ask for; none where a request can do without such
 * a token.
 */
function tokenProviders(
  operation: Operation,
  api: Api | undefined,
  providers: readonly IdentityProvider[],
): IdentityProvider[] {
  const mapped = operation.security.map(schemes =>
    providers.find(provider =>
      schemes.some(scheme => isMeant(provider, scheme, api)),
    ),
  );
  return mapped.every(Boolean)
    ? [...new Set(mapped as IdentityProvider[])]
    : [];
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
  const apis = new Map(service.apis.map(api => [api.entityRef, api]));
  for (const operation of service.operations) {
    const { value: require, origin } =
      policy.operations[operation.id]['security.endUser.require'] ?? {};
    const isRequired =
      require === 'everywhere' || (require === 'edge' && isExposed(policy));
    if (origin && isRequired) {
      const api = apis.get(operation.api);
      for (const provider of tokenProviders(operation, api, providers)) {
        const key = `${provider.name} ${require}`;
        const group = groups.get(key) ?? {
          provider,
          require,
          operations: [],
          origin,
        };
        group.operations.push(operation.id);
        groups.set(key, group);
      }
    }
  }
  return [...groups.values()];
}
