import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asList, asObject } from './document';

/**
 * What the servers of a definition say: the path prefix of the first, and the hosts of all. Servers never tell ports.
 *
 * @internal
 */
export interface Servers {
  basePath: string;
  hosts: string[];
}

/** A host is only needed to read a relative address. */
const RELATIVE = 'http://relative.invalid';

function serverUrl(server: JsonObject): URL | null {
  const variables = asObject(server.variables);
  const text = String(server.url ?? '/').replace(
    /\{([^{}]*)\}/g,
    (_, name: string) => String(asObject(variables[name]).default ?? name),
  );
  try {
    return new URL(text, RELATIVE);
  } catch {
    return null;
  }
}

/**
 * Reads `servers` of OpenAPI 3, or `host` and `basePath` of Swagger 2.0.
 *
 * @internal
 */
export function readServers(document: JsonObject): Servers {
  if (typeof document.swagger === 'string') {
    const path = String(document.basePath ?? '');
    return {
      basePath: path.replace(/\/+$/, ''),
      hosts: typeof document.host === 'string' ? [document.host] : [],
    };
  }
  const urls = asList(document.servers)
    .map(server => serverUrl(asObject(server)))
    .filter((url): url is URL => url !== null);
  return {
    basePath: urls.length ? urls[0].pathname.replace(/\/+$/, '') : '',
    hosts: [
      ...new Set(
        urls
          .map(url => url.host)
          .filter(host => host !== new URL(RELATIVE).host),
      ),
    ],
  };
}
