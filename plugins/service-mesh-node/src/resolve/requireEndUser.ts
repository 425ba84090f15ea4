import {
  Api,
  IdentityProvider,
  MeshPolicy,
  Operation,
  SecurityScheme,
  Service,
  Sourced,
  TokenPlace,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isExposed } from './admitCallers';
import { EndUserRequirement } from './endUser';

const bare = (issuer: string) => issuer.replace(/\/$/, '');

/** Whether the tokens of a provider are those that a scheme of an API means: by its name, or by its issuer. */
function isMeant(
  provider: IdentityProvider,
  name: string,
  scheme: SecurityScheme | undefined,
): boolean {
  return (
    provider.schemes.includes(name) ||
    (typeof scheme?.issuer === 'string' &&
      bare(scheme.issuer) === bare(provider.issuer))
  );
}

/** The token that one alternative of an operation's security asks for. */
interface AskedToken {
  provider: Sourced<IdentityProvider>;
  place: Sourced<TokenPlace> | null;
}

function placeOf(
  scheme: SecurityScheme | undefined,
  api: Api | undefined,
): Sourced<TokenPlace> | null {
  return scheme?.place && api
    ? {
        value: scheme.place,
        origin: {
          source: 'definition',
          entityRef: api.entityRef,
          pointer: scheme.pointer,
        },
      }
    : null;
}

function askedToken(
  schemes: readonly string[],
  api: Api | undefined,
  providers: readonly Sourced<IdentityProvider>[],
): AskedToken | undefined {
  for (const provider of providers) {
    for (const name of schemes) {
      const scheme = api?.securitySchemes.find(each => each.name === name);
      if (isMeant(provider.value, name, scheme)) {
        return { provider, place: placeOf(scheme, api) };
      }
    }
  }
  return undefined;
}

/**
 * The tokens that the alternatives of an operation's security ask for; none where a request can do without such a token.
 */
function askedTokens(
  operation: Operation,
  api: Api | undefined,
  providers: readonly Sourced<IdentityProvider>[],
): AskedToken[] {
  const asked = operation.security.map(schemes =>
    askedToken(schemes, api, providers),
  );
  return asked.every(Boolean) ? (asked as AskedToken[]) : [];
}

const isSamePlace = (
  a: Sourced<TokenPlace> | null,
  b: Sourced<TokenPlace> | null,
) => a?.value.in === b?.value.in && a?.value.name === b?.value.name;

/**
 * Finds the operations on which an end-user token is required, grouped by identity provider and place. Only schemes that
 * an identity provider is mapped to count; through the ingress means nothing for a service without one.
 *
 * @internal
 */
export function requireEndUser(
  service: Service,
  policy: MeshPolicy,
  configured: Sourced<IdentityProvider[]>,
): EndUserRequirement[] {
  const { value, origin: list } = configured;
  const providers = value.map((provider, index) => ({
    value: provider,
    origin: { ...list, pointer: `${list.pointer}/${index}` },
  }));
  const groups = new Map<string, EndUserRequirement>();
  const apis = new Map(service.apis.map(api => [api.entityRef, api]));
  for (const operation of service.operations) {
    const { value: require, origin } =
      policy.operations[operation.id]['security.endUser.require'] ?? {};
    const isRequired =
      require === 'everywhere' || (require === 'edge' && isExposed(policy));
    if (origin && isRequired) {
      const api = apis.get(operation.api);
      for (const { provider, place } of askedTokens(
        operation,
        api,
        providers,
      )) {
        const key = `${provider.value.name} ${require}`;
        const group = groups.get(key) ?? {
          provider: provider.value,
          providerOrigin: provider.origin,
          require,
          operations: [],
          places: [],
          origin,
        };
        if (!group.operations.includes(operation.id)) {
          group.operations.push(operation.id);
        }
        if (!group.places.some(known => isSamePlace(known, place))) {
          group.places.push(place);
        }
        groups.set(key, group);
      }
    }
  }
  return [...groups.values()];
}
