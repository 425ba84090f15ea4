import {
  Json,
  JsonObject,
  SecurityScheme,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asList, asObject } from './document';

/**
 * The security schemes that a definition declares.
 *
 * @internal
 */
export function readSecuritySchemes(document: JsonObject): SecurityScheme[] {
  const schemes = asObject(
    asObject(document.components).securitySchemes ??
      document.securityDefinitions,
  );
  return Object.entries(schemes).map(([name, scheme]) => ({
    name,
    type: String(asObject(scheme).type ?? 'unknown'),
  }));
}

/**
 * The alternatives of schemes that an operation asks for: its own, or else the document's.
 *
 * @internal
 */
export function readSecurity(
  own: Json | undefined,
  inherited: Json | undefined,
): string[][] {
  return asList(own === undefined ? inherited : own).map(alternative =>
    Object.keys(asObject(alternative)),
  );
}
