import {
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
