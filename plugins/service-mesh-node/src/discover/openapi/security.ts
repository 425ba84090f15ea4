import {
  Json,
  JsonObject,
  SecurityScheme,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asObject, own } from './document';

/**
 * The security schemes that a definition declares.
 *
 * @internal
 */
export function readSecuritySchemes(document: JsonObject): SecurityScheme[] {
  const schemes = asObject(
    own(asObject(own(document, 'components')), 'securitySchemes') ??
      own(document, 'securityDefinitions'),
  );
  return Object.entries(schemes).map(([name, scheme]) => {
    const type = own(asObject(scheme), 'type');
    return { name, type: typeof type === 'string' ? type : 'unknown' };
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
