import { serviceSpec } from '../facts/kinds';
import { folderOf } from './bundle';
import { isService, ManifestSource, namespaceOf, ServiceName } from './source';

/** What a Service or a route attached to one says: the Service's name, and a port of it. */
function mentionsIn({
  object,
  file,
}: ManifestSource): (ServiceName & { port?: number })[] {
  const namespace = namespaceOf(object);
  if (isService(object)) {
    const { name } = object.metadata;
    const { ports } = serviceSpec.parse(object.spec);
    return ports.length
      ? ports.map(({ port }) => ({ name, namespace, port }))
      : [{ name, namespace }];
  }
  const parents = Array.isArray(object.spec?.parentRefs)
    ? object.spec.parentRefs
    : [];
  const folder = folderOf({ object, file });
  return [
    ...parents.flatMap(parent => {
      const ref = (parent ?? {}) as Record<string, unknown>;
      return ref.kind === 'Service' && typeof ref.name === 'string'
        ? [
            {
              name: ref.name,
              namespace:
                typeof ref.namespace === 'string' ? ref.namespace : namespace,
              ...(typeof ref.port === 'number' ? { port: ref.port } : {}),
            },
          ]
        : [];
    }),
    ...(folder === null ? [] : [{ name: folder, namespace }]),
  ];
}

/**
 * The Services that manifests tell of, with the ports they name, in the order of the manifests.
 *
 * @internal
 */
export function knownServices(
  sources: readonly ManifestSource[],
): (ServiceName & { ports: number[] })[] {
  const services = new Map<string, ServiceName & { ports: number[] }>();
  for (const { name, namespace, port } of sources.flatMap(mentionsIn)) {
    const key = JSON.stringify([namespace, name]);
    const known = services.get(key) ?? { name, namespace, ports: [] };
    const isNew = port !== undefined && !known.ports.includes(port);
    services.set(key, {
      ...known,
      ports: isNew ? [...known.ports, port] : known.ports,
    });
  }
  return [...services.values()];
}
