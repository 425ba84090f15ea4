import { Service } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ServedPort, servedPorts } from './ports';
import { proxyProtocol } from './server';

/**
 * The kinds of routes that Servers read, by the protocol of the Server (Linkerd 2.18); none where it is opaque.
 *
 * @internal
 */
export type InboundApi = 'http' | 'grpc' | 'none';

/**
 * The ports whose Servers read routes of a kind.
 *
 * @internal
 */
export function inboundPorts(service: Service, api: InboundApi): ServedPort[] {
  return servedPorts(service).filter(({ port }) => {
    const protocol = proxyProtocol(service, port);
    const reads = ['opaque', 'TLS'].includes(protocol) ? 'none' : 'http';
    return (protocol === 'gRPC' ? 'grpc' : reads) === api;
  });
}

/**
 * The Servers of ports as parents of a route: of its own namespace, without port and section, with which a route is dropped
 * (Linkerd 2.18).
 *
 * @internal
 */
export function serverParents(service: Service, ports: ServedPort[]) {
  return ports.map(({ suffix }) => ({
    group: 'policy.linkerd.io',
    kind: 'Server',
    name: cite(service.serviceName, objectName(service, suffix)),
  }));
}
