import {
  KubernetesObject,
  manifestMarks,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestSource, namespaceOf, ServiceName } from './source';

const entityOf = ({ metadata }: KubernetesObject) =>
  metadata.annotations?.[manifestMarks.entity];

/** A rendered object is called as its Service, or as it with a purpose behind. */
const isCalledAfter = (service: string, { metadata }: KubernetesObject) =>
  metadata.name === service || metadata.name.startsWith(`${service}-`);

/**
 * The Service that a rendered object is about, by the folder it was written to: `<namespace>/<service>/`; `null` for an
 * object from elsewhere.
 *
 * @internal
 */
export function folderOf({ object, file }: ManifestSource): string | null {
  const [service = '', namespace] = file.split('/').slice(0, -1).reverse();
  const isOwn =
    entityOf(object) !== undefined &&
    isCalledAfter(service, object) &&
    // A folder that no namespace can be called like holds what has none.
    (namespaceOf(object) ?? '_unknown-namespace') === namespace;
  return isOwn ? service : null;
}

/**
 * The rendered objects about a Service: those of its folder. Where no path tells, those of the one entity that has an object
 * called like the Service and none that is called otherwise.
 *
 * @internal
 */
export function bundleOf(
  sources: readonly ManifestSource[],
  { name, namespace }: ServiceName,
): KubernetesObject[] {
  const near = sources.filter(
    ({ object }) =>
      namespaceOf(object) === namespace && entityOf(object) !== undefined,
  );
  const inFolder = near.filter(source => folderOf(source) === name);
  if (inFolder.length > 0) {
    return inFolder.map(({ object }) => object);
  }
  const objects = near.map(({ object }) => object);
  const entities = new Set(
    objects
      .filter(({ metadata }) => metadata.name === name)
      .map(entityOf)
      .filter(entity =>
        objects
          .filter(object => entityOf(object) === entity)
          .every(object => isCalledAfter(name, object)),
      ),
  );
  const [entity] = entities;
  return entities.size === 1
    ? objects.filter(object => entityOf(object) === entity)
    : [];
}
