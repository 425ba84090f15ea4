import {
  Operation,
  Port,
  Protocol,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const httpProtocols: readonly Protocol[] = ['http', 'http2', 'grpc', 'graphql'];

/**
 * Whether a port carries requests that Linkerd can tell apart.
 *
 * @internal
 */
export function speaksHttp({ protocol }: Pick<Port, 'protocol'>): boolean {
  return httpProtocols.includes(protocol);
}

/**
 * The port that carries routes: the first that speaks HTTP. `null` where none does.
 *
 * @internal
 */
export function routedPort(service: Service): Port | null {
  return service.ports.value.find(speaksHttp) ?? null;
}

/**
 * A port that carries routes, and the operations it serves.
 *
 * @internal
 */
export interface RoutedPort {
  port: Port;
  operations: Operation[];
}

/**
 * The ports that carry routes: where gRPC has a port of its own, that one for the operations of gRPC and the first other port
 * that speaks HTTP for all others; else the first for everything.
 *
 * @internal
 */
export function routedPorts(service: Service): RoutedPort[] {
  const { operations } = service;
  const ports = service.ports.value.filter(({ protocol }) =>
    httpProtocols.includes(protocol),
  );
  const isGrpc = ({ protocol }: { protocol: Protocol }) => protocol === 'grpc';
  const chosen = ports.filter(
    port => port === ports.find(other => isGrpc(other) === isGrpc(port)),
  );
  return chosen.map(port => ({
    port,
    operations:
      chosen.length === 1
        ? operations
        : operations.filter(operation => isGrpc(operation) === isGrpc(port)),
  }));
}

/**
 * Whether a port that is said to speak HTTP/1 serves gRPC too, which needs HTTP/2.
 *
 * @internal
 */
export function isMixed(service: Service, { port, protocol }: Port): boolean {
  return (
    ['http', 'graphql'].includes(protocol) &&
    routedPorts(service).some(
      routed =>
        routed.port.port === port &&
        routed.operations.some(operation => operation.protocol === 'grpc'),
    )
  );
}

/**
 * A port of the workload, with what tells its objects from those of the other ports.
 *
 * @internal
 */
export interface ServedPort {
  port: Port;
  /** The number of the Service's port; absent where the workload has only this port. */
  suffix: string | undefined;
}

/**
 * The ports of the workload, each once: two Servers on one port of a Pod would compete (Linkerd 2.18: the older wins).
 *
 * @internal
 */
export function servedPorts(service: Service): ServedPort[] {
  const ports = service.ports.value.filter(
    (port, index, all) =>
      all.findIndex(other => other.targetPort === port.targetPort) === index,
  );
  return ports.map(port => ({
    port,
    suffix: ports.length === 1 ? undefined : String(port.port),
  }));
}
