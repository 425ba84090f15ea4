import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Names by which Istio knows a protocol, in lower case (Istio 1.29: protocol selection). */
const PROTOCOLS = new Set([
  'grpc',
  'grpc-web',
  'hbone',
  'http',
  'http2',
  'http_proxy',
  'https',
  'mongo',
  'mysql',
  'redis',
  'tcp',
  'tls',
  'udp',
]);

/** What Kubernetes itself calls protocols, in Istio's words. */
const KUBERNETES: Readonly<Record<string, string>> = {
  'kubernetes.io/h2c': 'http2',
  'kubernetes.io/ws': 'http',
  'kubernetes.io/wss': 'https',
};

/** Ports whose protocol is TCP unless they say otherwise: SMTP, DNS, MySQL and MongoDB, where the server speaks first or UDP is meant. */
const WELL_KNOWN = new Set<unknown>([25, 53, 3306, 27017]);

/**
 * Whether a text is a protocol of Istio's by itself, whatever its case.
 *
 * @internal
 */
export function isProtocol(name: string): boolean {
  return PROTOCOLS.has(name.toLowerCase());
}

/**
 * Whether a text is all of an `appProtocol` that Istio knows.
 *
 * @internal
 */
export function isAppProtocol(name: string): boolean {
  return Object.hasOwn(KUBERNETES, name) || isProtocol(name);
}

/**
 * The protocol that Istio takes a port of a Service to speak: that of its `appProtocol`, or of the first part of its name
 * (Istio 1.29); `null` where it has to look at the traffic.
 *
 * @internal
 */
export function portProtocol({
  name,
  appProtocol,
  port,
  protocol,
}: JsonObject): string | null {
  if (protocol === 'UDP') {
    return 'udp';
  }
  const said = typeof appProtocol === 'string' ? appProtocol : name;
  const text = typeof said === 'string' ? said : '';
  if (Object.hasOwn(KUBERNETES, text)) {
    return KUBERNETES[text];
  }
  const lower = text.toLowerCase();
  const first = lower.startsWith('grpc-web') ? 'grpc-web' : lower.split('-')[0];
  if (PROTOCOLS.has(first)) {
    return first;
  }
  return WELL_KNOWN.has(port) ? 'tcp' : null;
}
