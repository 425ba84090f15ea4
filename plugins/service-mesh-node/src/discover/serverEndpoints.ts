import {
  External,
  Json,
  JsonObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { readYaml } from '../yaml';
import { asList, asObject, own } from './openapi/document';

/** Most servers of one definition, and characters of one address, that are looked at. */
const MAX_SERVERS = 100;
const MAX_LENGTH = 2_048;

/** Protocol and port by URL scheme; a WebSocket begins as HTTP. */
const schemes = new Map<string, { protocol: string; port: number }>([
  ['http:', { protocol: 'http', port: 80 }],
  ['https:', { protocol: 'https', port: 443 }],
  ['ws:', { protocol: 'http', port: 80 }],
  ['wss:', { protocol: 'https', port: 443 }],
]);

interface Address {
  url: string;
  path: (string | number)[];
}

const asText = (value: Json | undefined) =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;

function openApiServer(server: Json, index: number): Address {
  const object = asObject(server);
  const variables = asObject(own(object, 'variables'));
  const url = (asText(own(object, 'url')) ?? '')
    .slice(0, MAX_LENGTH)
    .replace(
      /\{([^{}]*)\}/g,
      (whole, name: string) =>
        asText(own(asObject(own(variables, name)), 'default')) ?? whole,
    );
  return { url, path: ['servers', index, 'url'] };
}

function addressesOf(document: JsonObject): Address[] {
  const host = own(document, 'host');
  if (own(document, 'swagger') !== undefined && typeof host === 'string') {
    const named = asList(own(document, 'schemes'));
    return (named.length ? named : ['https']).map(scheme => ({
      url: `${scheme}://${host}`,
      path: ['host'],
    }));
  }
  return asList(own(document, 'servers')).map(openApiServer);
}

/**
 * Where an API that nobody in the catalog provides is reached: the absolute addresses of the servers of its OpenAPI or
 * Swagger definition.
 *
 * @internal
 */
export function readServerEndpoints(api: Entity): External[] {
  const { type, definition } = api.spec ?? {};
  if (
    (type !== 'openapi' && type !== 'swagger') ||
    typeof definition !== 'string'
  ) {
    return [];
  }
  const entityRef = stringifyEntityRef(api);
  const parsed = readYaml(definition);
  const addresses =
    'value' in parsed ? addressesOf(asObject(parsed.value)) : [];
  const found = addresses
    .slice(0, MAX_SERVERS)
    .flatMap(({ url, path }): [string, External][] => {
      const { hostname, port, protocol } = URL.canParse(url)
        ? new URL(url)
        : { hostname: '', port: '', protocol: '' };
      const scheme = schemes.get(protocol);
      // Braces are left of a variable without a default.
      if (!scheme || !hostname || /[{}%]/.test(hostname)) {
        return [];
      }
      const external = {
        entityRef,
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port || scheme.port),
        protocol: scheme.protocol,
        origin: {
          source: 'definition' as const,
          entityRef,
          pointer: toPointer(path),
        },
      };
      return [[`${external.host} ${external.port}`, external]];
    });
  // Of servers that differ in their path only, the first.
  return [...new Map(found.reverse()).values()].reverse();
}
