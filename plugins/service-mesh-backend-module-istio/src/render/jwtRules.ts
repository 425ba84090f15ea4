import {
  IdentityProvider,
  Sourced,
  TokenPlace,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Cited,
  EndUserRequirement,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Header names that the API server admits. */
const isHeaderName = (name: string) => /^[-\w]+$/.test(name);

type Places = readonly (Sourced<TokenPlace> | null)[];

/** The names of a kind of place, each once. */
function namesOf(places: Places, where: TokenPlace['in']): Cited<string>[] {
  const byName = new Map(
    places.flatMap((place): [string, Cited<string>][] =>
      place?.value.in === where
        ? [[place.value.name, cite(place, place.value.name)]]
        : [],
    ),
  );
  return [...byName]
    .filter(([name]) => where !== 'header' || isHeaderName(name))
    .map(([, cited]) => cited);
}

/**
 * Where the token stands, as far as a definition says anything else than the header `Authorization`: Istio looks nowhere else
 * unless told to, and then not there any more.
 */
function locations(places: Places) {
  const headers = namesOf(places, 'header');
  const params = namesOf(places, 'query');
  const cookies = namesOf(places, 'cookie');
  if (headers.length + params.length + cookies.length === 0) {
    return {};
  }
  const fromHeaders = [
    ...(places.includes(null)
      ? [{ name: 'Authorization', prefix: 'Bearer ' }]
      : []),
    ...headers.map(name => ({ name, prefix: undefined })),
  ];
  return {
    fromHeaders: fromHeaders.length ? fromHeaders : undefined,
    fromParams: params.length ? params : undefined,
    fromCookies: cookies.length ? cookies : undefined,
  };
}

/**
 * The identity providers whose tokens are required, each once.
 *
 * @internal
 */
export function distinctProviders(
  requirements: readonly EndUserRequirement[],
): Sourced<IdentityProvider>[] {
  const providers = requirements.map(({ provider, providerOrigin }) => ({
    value: provider,
    origin: providerOrigin,
  }));
  const names = providers.map(({ value }) => value.name);
  return providers.filter(
    ({ value }, index) => names.indexOf(value.name) === index,
  );
}

/**
 * How the tokens that are required are verified.
 *
 * @internal
 */
export function jwtRules(requirements: readonly EndUserRequirement[]) {
  return distinctProviders(requirements).map(provider => {
    const { name, issuer, jwksUri, audiences } = provider.value;
    const places = requirements
      .filter(requirement => requirement.provider.name === name)
      .flatMap(requirement => requirement.places);
    return {
      issuer: cite(provider, issuer),
      jwksUri: jwksUri === undefined ? undefined : cite(provider, jwksUri),
      audiences: audiences.length ? cite(provider, audiences) : undefined,
      ...locations(places),
      // The application must go on seeing the token that it sees without a mesh.
      forwardOriginalToken: true,
    };
  });
}
