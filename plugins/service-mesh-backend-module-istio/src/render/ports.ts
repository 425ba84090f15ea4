import {
  Operation,
  Port,
  Protocol,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const httpProtocols: readonly Protocol[] = ['http', 'http2', 'grpc', 'graphql'];

/**
 * The ports of a service whose requests Istio can tell apart: those that speak HTTP of any version.
 *
 * @internal
 */
export function httpPorts(service: Service): Port[] {
  return service.ports.value.filter(port =>
    httpProtocols.includes(port.protocol),
  );
}

/**
 * The ports of a service that carry bytes Istio does not look into.
 *
 * @internal
 */
export function opaquePorts(service: Service): Port[] {
  return service.ports.value.filter(
    port => !httpProtocols.includes(port.protocol),
  );
}

/**
 * The operations of a service that are HTTP requests.
 *
 * @internal
 */
export function httpOperations(service: Service): Operation[] {
  return service.operations.filter(operation =>
    httpProtocols.includes(operation.protocol),
  );
}

/**
 * The port that serves an operation: gRPC has its own where there is one, everything else the first that is not gRPC's.
 *
 * @internal
 */
export function portOf(operation: Operation, ports: readonly Port[]): Port {
  const isGrpc = operation.protocol === 'grpc';
  return ports.find(port => (port.protocol === 'grpc') === isGrpc) ?? ports[0];
}
