import { Service } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  ManifestDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ServiceEntry } from '../kinds';
import { ExternalHost } from './declaredEgress';
import { metadata } from './metadata';

/** Protocols that begin with a TLS handshake, so that a proxy reads the server's name. */
const tlsProtocols = [
  'https',
  'tls',
  'amqps',
  'grpcs',
  'ldaps',
  'mqtts',
  'rediss',
  'secure-mqtt',
  'kafka-secure',
  'wss',
];

const plainProtocols: Record<string, string> = {
  http: 'HTTP',
  ws: 'HTTP',
  http2: 'HTTP2',
  grpc: 'GRPC',
};

/**
 * The protocol of Istio for one of an endpoint outside: what proxies cannot read is TCP.
 *
 * @internal
 */
export function istioProtocol(protocol: string): string {
  return tlsProtocols.includes(protocol)
    ? 'TLS'
    : plainProtocols[protocol] ?? 'TCP';
}

const slug = (host: string) =>
  host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Makes a host outside known to the namespace of the service.
 *
 * @internal
 */
export function serviceEntry(
  service: Service,
  { host, ports }: ExternalHost,
): ManifestDraft {
  return draftManifest(ServiceEntry, {
    ...metadata(service, slug(host.value)),
    phase: 1,
    spec: {
      hosts: [cite(host)],
      exportTo: ['.'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: ports.map(port => ({
        number: cite(port),
        name: `${istioProtocol(port.protocol).toLowerCase()}-${port.value}`,
        protocol: cite(port, istioProtocol(port.protocol)),
      })),
    },
  });
}
