import { NO_MESH } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshConfig } from '../config';
import { readFacts } from './facts';
import { sharedIdentities } from './sharedIdentity';
import { readVariant } from './variants';

/**
 * Those of some components that a mesh cannot tell from another one: they claim its service account, Service or Pods in its
 * namespace of an environment, however each of them comes by its namespace. For who looks through many components and keeps few.
 *
 * @public
 */
export function rivalsOf(
  component: Entity,
  others: readonly Entity[],
  config: MeshConfig,
  environment: string,
): Entity[] {
  const claims = (entity: Entity) =>
    [
      stringifyEntityRef(entity),
      // Which mesh an identity is for makes no difference to it.
      readFacts(entity, readVariant(entity, environment), config, NO_MESH),
    ] as const;
  const own = claims(component);
  return others.filter(other => {
    const rival = claims(other);
    return rival[0] !== own[0] && sharedIdentities([own, rival]).has(rival[0]);
  });
}
