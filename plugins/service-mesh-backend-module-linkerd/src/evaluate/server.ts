import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server, service } from '../kinds';
import { namespaceOf, readAll, sameNamespace } from '../read';
import { Answer, known } from './answer';
import { Item, calledService } from './item';
import { areSelected } from './selection';

/**
 * A Server with its object.
 *
 * @internal
 */
export type ServerItem = Item & { spec: SpecOf<typeof server> };

/** The workload's port behind the Service's port, by number or name, where one of the manifests is the Service. */
function targetPort(items: readonly Item[], { to }: Request) {
  const called = calledService(to.host);
  const ports = readAll(service, items)
    .filter(
      ({ object }) =>
        object.metadata.name === called.name &&
        sameNamespace(namespaceOf(object), called.namespace),
    )
    .flatMap(({ spec }) => (Array.isArray(spec.ports) ? spec.ports : []));
  const port = ports.find(candidate => candidate?.port === to.port);
  return port && (port.targetPort ?? port.port);
}

/** Whether a Server is about one of the ports that are meant by number or name. */
function isAbout({ spec }: ServerItem, ports: readonly unknown[]): Answer {
  const comparable = ports.filter(port => typeof port === typeof spec.port);
  return comparable.length > 0
    ? known(comparable.includes(spec.port))
    : 'unknown';
}

/** Without a protocol a Server detects HTTP. */
const speaksHttp = ({ spec }: ServerItem) =>
  !['opaque', 'TLS'].includes(spec.proxyProtocol ?? 'unknown');

/**
 * The Servers of which one stands in front of the port called; `null` among them for none. Without the port behind the Service, it
 * is the only one of the Pods, or one of those that speak HTTP.
 *
 * @internal
 */
export function possibleServers(
  items: readonly Item[],
  request: Request,
): (ServerItem | null)[] {
  const { to } = request;
  const { namespace } = calledService(to.host);
  const ports = [to.targetPort, targetPort(items, request)];
  const candidates = readAll(server, items)
    .filter(
      ({ object, spec }) =>
        sameNamespace(namespaceOf(object), namespace) &&
        spec.podSelector !== undefined,
    )
    .map(item => ({
      item,
      isSelected: areSelected(item.spec.podSelector ?? {}, to),
      isOfPort: isAbout(item, ports),
    }))
    .filter(
      ({ isSelected, isOfPort }) => isSelected !== 'no' && isOfPort !== 'no',
    );
  const ofPort = candidates.filter(({ isOfPort }) => isOfPort === 'yes');
  const http = candidates.filter(({ item }) => speaksHttp(item));
  const meant = [ofPort, http].find(({ length }) => length > 0) ?? candidates;
  const servers = meant.map(({ item }) => item);
  return meant.some(({ isSelected }) => isSelected === 'yes')
    ? servers
    : [...servers, null];
}
