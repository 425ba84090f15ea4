import {
  Json,
  JsonObject,
  SecurityScheme,
  toPointer,
  TokenPlace,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asObject, own } from './document';

/** Where OpenID Connect serves its configuration, below the issuer (OpenID Connect Discovery 1.0, section 4). */
const DISCOVERY_PATH = '/.well-known/openid-configuration';

/** The issuer that the discovery URL of a scheme names; nothing is fetched. */
function issuerOf(scheme: JsonObject): string | null {
  const url = own(scheme, 'openIdConnectUrl');
  return typeof url === 'string' && url.endsWith(DISCOVERY_PATH)
    ? url.slice(0, -DISCOVERY_PATH.length)
    : null;
}

const isPlace = (place: Json | undefined): place is TokenPlace['in'] =>
  place === 'header' || place === 'query' || place === 'cookie';

/** Where a scheme says that its key stands; the header `Authorization` is where tokens stand anyway. */
function placeOf(scheme: JsonObject): TokenPlace | null {
  const place = own(scheme, 'in');
  const name = own(scheme, 'name');
  return isPlace(place) &&
    typeof name === 'string' &&
    !(place === 'header' && name.toLowerCase() === 'authorization')
    ? { in: place, name }
    : null;
}

/**
 * The security schemes that a definition declares.
 *
 * @internal
 */
export function readSecuritySchemes(document: JsonObject): SecurityScheme[] {
  const components = asObject(own(document, 'components'));
  const path =
    own(components, 'securitySchemes') === undefined
      ? ['securityDefinitions']
      : ['components', 'securitySchemes'];
  const schemes = asObject(
    own(components, 'securitySchemes') ?? own(document, 'securityDefinitions'),
  );
  return Object.entries(schemes).map(([name, value]) => {
    const scheme = asObject(value);
    const type = own(scheme, 'type');
    return {
      name,
      type: typeof type === 'string' ? type : 'unknown',
      issuer: issuerOf(scheme),
      place: placeOf(scheme),
      pointer: toPointer([...path, name]),
    };
  });
}

/**
 * The alternatives of schemes that a `security` field asks for; `null` where it is absent or no list, so that the document's
 * hold.
 *
 * @internal
 */
export function readSecurity(security: Json | undefined): string[][] | null {
  return Array.isArray(security)
    ? security.map(alternative => Object.keys(asObject(alternative)))
    : null;
}
