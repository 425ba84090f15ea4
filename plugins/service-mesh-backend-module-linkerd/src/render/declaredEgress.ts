import { isIP } from 'node:net';
import {
  External,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { NamespaceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What can be read of a call to outside: the host of a request, the host in a TLS handshake, or nothing.
 *
 * @internal
 */
export type EgressKind = 'http' | 'tls' | 'tcp';

/**
 * A port outside the cluster, and what is called on it.
 *
 * @internal
 */
export interface EgressPort {
  port: Sourced<number>;
  kinds: EgressKind[];
  /** Each once, in alphabetical order. */
  hosts: Sourced<string>[];
}

const kinds: Partial<Record<string, EgressKind>> = {
  http: 'http',
  http2: 'http',
  grpc: 'http',
  ws: 'http',
  https: 'tls',
  tls: 'tls',
  grpcs: 'tls',
  wss: 'tls',
};

/** What nobody states about something outside; a call would be cut off without it. */
function gapsOf({ entityRef, host, port, protocol }: External): string[] {
  const kind = kinds[protocol ?? ''];
  return [
    ...(host === null ? [`the host of ${entityRef}`] : []),
    ...(kind === 'tls' && host !== null && isIP(host) !== 0
      ? [`the DNS name of ${entityRef}`]
      : []),
    ...(port === null ? [`the port of ${entityRef}`] : []),
    ...(protocol === null ? [`the protocol of ${entityRef}`] : []),
  ];
}

const byValue = <T extends string | number>(a: Sourced<T>, b: Sourced<T>) =>
  a.value < b.value ? -1 : 1;

const each = <T>(items: Sourced<T>[]): Sourced<T>[] =>
  items.filter(
    (item, index) =>
      items.findIndex(other => other.value === item.value) === index,
  );

/**
 * What the services of a namespace call outside the cluster, by port, and the facts that are missing.
 *
 * @internal
 */
export function declaredEgress({ services }: NamespaceInput): {
  ports: EgressPort[];
  missing: string[];
} {
  const externals = services.flatMap(service => service.externals);
  const called = externals.flatMap(({ host, port, protocol, origin }) =>
    host !== null && port !== null && protocol !== null
      ? [
          {
            host: { value: host.toLowerCase(), origin },
            port: { value: port, origin },
            kind: kinds[protocol] ?? ('tcp' as const),
          },
        ]
      : [],
  );
  const ports = each(called.map(({ port }) => port)).sort(byValue);
  return {
    ports: ports.map(port => {
      const here = called.filter(other => other.port.value === port.value);
      return {
        port,
        kinds: [...new Set(here.map(({ kind }) => kind))],
        hosts: each(here.map(({ host }) => host)).sort(byValue),
      };
    }),
    missing: [...new Set(externals.flatMap(gapsOf))],
  };
}
