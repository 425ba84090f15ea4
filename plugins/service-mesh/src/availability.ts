import { Entity } from '@backstage/catalog-model';

/**
 * The entities that have the Service Mesh tab, as a predicate that an adopter can override in app-config.
 *
 * @internal
 */
export const serviceFilter = { kind: 'component', 'spec.type': 'service' };

/**
 * The entities whose services have a card in common.
 *
 * @internal
 */
export const systemFilter = { kind: 'system' };

/**
 * Whether an entity has mesh configuration: Components of type `service`.
 *
 * @public
 */
export function isServiceMeshAvailable(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'component' &&
    String(entity.spec?.type).toLocaleLowerCase('en-US') === 'service'
  );
}
