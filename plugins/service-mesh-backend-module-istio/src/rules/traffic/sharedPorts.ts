import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { say, shown } from '../../lenient';
import { portProtocol, ServiceView } from '../view';

/** A port of a Service, where it stands. */
interface ServicePort {
  service: ServiceView;
  port: JsonObject;
  index: number;
}

/**
 * The ports of Services by something that they may have in common.
 *
 * @internal
 */
export function portsBy(
  services: readonly ServiceView[],
  key: (port: JsonObject) => unknown,
): Map<string, ServicePort[]> {
  const found = new Map<string, ServicePort[]>();
  for (const service of services) {
    service.ports.forEach((port, index) => {
      const name = shown(key(port));
      const known = found.get(name) ?? [];
      known.push({ service, port, index });
      found.set(name, known);
    });
  }
  return found;
}

/**
 * Whether ports speak different protocols, of transport or of application; one that says none agrees with all.
 *
 * @internal
 */
export function differ(ports: readonly ServicePort[]): boolean {
  const transports = ports.map(({ port }) => port.protocol ?? 'TCP');
  const applications = ports.flatMap(({ port }) => portProtocol(port) ?? []);
  return new Set(transports).size > 1 || new Set(applications).size > 1;
}

/**
 * Ports in words, the first few.
 *
 * @internal
 */
export function inWords(ports: readonly ServicePort[]): string {
  const most = 5;
  const named = ports
    .slice(0, most)
    .map(
      ({ service, port }) =>
        `${service.name}:${port.port} (${
          portProtocol(port) ?? port.protocol ?? 'TCP'
        })`,
    )
    .join(', ');
  return ports.length > most
    ? say`${named} and ${ports.length - most} more`
    : named;
}

/**
 * The first few ports as documents that take part in a finding.
 *
 * @internal
 */
export function relatedTo(ports: readonly ServicePort[]) {
  return ports.slice(0, 5).map(({ service, index }) => ({
    document: service.document,
    pointer: `/spec/ports/${index}`,
  }));
}
