import { annotations } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { DiscoveryContext } from './context';

/** Folder for the manifests in a repository that names none. */
const FOLDER = 'mesh';

/**
 * The repository folder that an entity names for manifests.
 *
 * @internal
 */
export function statedConfigLocation(
  entity: Entity | undefined,
  context: DiscoveryContext,
): string | null {
  return (
    (entity &&
      (context.variant(entity).annotations.get(annotations.configLocation) ??
        entity.metadata.annotations?.[annotations.configLocation])) ??
    null
  );
}

/**
 * The repository folder in which a component's manifests belong: as it says, as its system says, or else `mesh` in the
 * repository of its sources. `null` where nothing names a repository.
 *
 * @internal
 */
export function readConfigLocation(
  component: Entity,
  system: Entity | undefined,
  context: DiscoveryContext,
): string | null {
  const stated =
    statedConfigLocation(component, context) ??
    statedConfigLocation(system, context);
  if (stated !== null) {
    return stated;
  }
  const source = component.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  return source?.startsWith('url:https://')
    ? `${source.slice('url:'.length).replace(/\/+$/, '')}/${FOLDER}`
    : null;
}
