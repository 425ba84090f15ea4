import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asList, asObject, own } from './document';

/** Longest address that is looked at. */
const MAX_LENGTH = 2_048;

/**
 * What servers say: the path prefix of the first, and the hosts of all. Servers never tell ports.
 *
 * @internal
 */
export interface Servers {
  basePath: string;
  hosts: string[];
  /** All of them speak WebSocket. */
  webSocket: boolean;
}

const parts = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)/i;

function withoutPort(authority: string): string[] {
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLocaleLowerCase('en-US');
  // A variable without a default names no host.
  return host && !/[{}]/.test(host) ? [host] : [];
}

function normalPath(path: string): string {
  try {
    return new URL(
      `/${path.replace(/^\/+/, '')}`,
      'http://relative.invalid',
    ).pathname
      .replace(/%7B/gi, '{')
      .replace(/%7D/gi, '}')
      .replace(/\/$/, '');
  } catch {
    return '';
  }
}

/** The address of a server with the defaults of its variables; a variable without one stays a parameter. */
function serverUrl(server: JsonObject): string | null {
  const { url = '/' } = server;
  if (typeof url !== 'string' || url.length > MAX_LENGTH) {
    return null;
  }
  const variables = asObject(own(server, 'variables'));
  const text = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = own(asObject(own(variables, name)), 'default');
    return typeof value === 'string' || typeof value === 'number'
      ? `${value}`.slice(0, MAX_LENGTH)
      : whole;
  });
  return text.length > MAX_LENGTH ? null : text;
}

/**
 * Reads `servers` of OpenAPI 3.
 *
 * @returns `null` where there are none, so that those of the next outer level hold.
 * @internal
 */
export function readServers(servers: Json | undefined): Servers | null {
  const urls = asList(servers).flatMap(
    server => serverUrl(asObject(server)) ?? [],
  );
  if (urls.length === 0) {
    return null;
  }
  const addresses = urls.map(url => {
    const [, scheme = '', authority = '', path = ''] = parts.exec(url) ?? [];
    return { scheme: scheme.toLocaleLowerCase('en-US'), authority, path };
  });
  return {
    basePath: normalPath(addresses[0].path),
    hosts: addresses.flatMap(({ authority }) => withoutPort(authority)),
    webSocket: addresses.every(({ scheme }) => /^wss?$/.test(scheme)),
  };
}

/**
 * Reads `host`, `basePath` and `schemes` of Swagger 2.0.
 *
 * @internal
 */
export function readSwaggerServer(document: JsonObject): Servers {
  const text = (name: string) => {
    const value = own(document, name);
    return typeof value === 'string' && value.length <= MAX_LENGTH ? value : '';
  };
  const schemes = asList(own(document, 'schemes'));
  return {
    basePath: normalPath(text('basePath')),
    hosts: withoutPort(text('host')),
    webSocket:
      schemes.length > 0 && schemes.every(s => s === 'ws' || s === 'wss'),
  };
}
