import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server, service } from '../kinds';
import { namespaceOf, readAll, sameNamespace, selects } from '../read';
import { Item, calledService } from './item';

/**
 * A Server with its object.
 *
 * @internal
 */
export type ServerItem = Item & { spec: SpecOf<typeof server> };

/** The workload's port behind the Service's port, where one of the manifests is the Service. */
function targetPort(items: readonly Item[], request: Request) {
  const called = calledService(request.to.host);
  const ports = readAll(service, items)
    .filter(
      ({ object }) =>
        object.metadata.name === called.name &&
        sameNamespace(namespaceOf(object), called.namespace),
    )
    .flatMap(({ spec }) => (Array.isArray(spec.ports) ? spec.ports : []));
  const port = ports.find(candidate => candidate?.port === request.to.port);
  return port && (port.targetPort ?? port.port);
}

/** Without a protocol a Server detects HTTP. */
function speaksHttp({ spec }: ServerItem): boolean {
  return !['opaque', 'TLS'].includes(spec.proxyProtocol ?? 'unknown');
}

/**
 * The Server in front of the port called: the only one of the Pod's, else that of the port behind the Service, else the
 * first that speaks HTTP.
 *
 * @internal
 */
export function serverOf(
  items: readonly Item[],
  request: Request,
): ServerItem | null {
  const { namespace } = calledService(request.to.host);
  const candidates = readAll(server, items).filter(
    ({ object, spec }) =>
      sameNamespace(namespaceOf(object), namespace) &&
      spec.podSelector !== undefined &&
      selects(spec.podSelector, request.to.labels),
  );
  if (candidates.length <= 1) {
    return candidates[0] ?? null;
  }
  const port = targetPort(items, request);
  return (
    candidates.find(({ spec }) => port !== undefined && spec.port === port) ??
    candidates.find(speaksHttp) ??
    candidates[0]
  );
}
