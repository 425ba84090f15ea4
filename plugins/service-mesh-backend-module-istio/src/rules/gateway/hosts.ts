import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { strings } from '../../lenient';
import { GatewayServer } from './servers';

/** A longer one is no host, and would cost time. */
const LONGEST_HOST = 255;

/**
 * A host that a server serves.
 *
 * @internal
 */
export interface ServedHost {
  server: GatewayServer;
  pointer: JsonPointer;
  /** In lower case; may begin with a wildcard. */
  host: string;
  /** The namespace whose VirtualServices may bind to it; `*` for all. */
  from: string;
}

/**
 * The hosts of a server (Istio: `Gateway.servers.hosts`, `[namespace/]dnsName`).
 *
 * @internal
 */
export function hostsOf(server: GatewayServer): ServedHost[] {
  return strings(server.value.hosts).flatMap((text, index) => {
    const [host, from = '*'] = text.toLowerCase().split('/').reverse();
    return host.length > LONGEST_HOST
      ? []
      : [
          {
            server,
            pointer: `${server.pointer}/hosts/${index}`,
            host,
            from: from === '.' ? server.namespace : from,
          },
        ];
  });
}

/**
 * The wildcards that cover a host, the narrowest first, without the host itself: `*.example.com`, `*.com`, `*`.
 *
 * @internal
 */
export function widerHosts(host: string): string[] {
  const labels = host === '*' ? [] : host.replace(/^\*\.?/, '').split('.');
  return labels.map((_, index) => ['*', ...labels.slice(index + 1)].join('.'));
}
