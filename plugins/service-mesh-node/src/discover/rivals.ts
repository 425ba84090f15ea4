import { NO_MESH } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshConfig } from '../config';
import { readFacts } from './facts';
import { IdentityClaims, sharedIdentities } from './sharedIdentity';
import { readVariant } from './variants';

/**
 * What a component claims as its own in an environment. For who looks through all components of a catalog, a few at a time.
 *
 * @public
 */
export function readClaims(
  component: Entity,
  config: MeshConfig,
  environment: string,
): IdentityClaims {
  const { namespace, serviceName, workload } = readFacts(
    component,
    readVariant(component, environment),
    config,
    // Which mesh an identity is for makes no difference to it.
    NO_MESH,
  );
  const { serviceAccount, selector } = workload;
  return { namespace, serviceName, workload: { serviceAccount, selector } };
}

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
      readClaims(entity, config, environment),
    ] as const;
  const own = claims(component);
  return others.filter(other => {
    const rival = claims(other);
    return rival[0] !== own[0] && sharedIdentities([own, rival]).has(rival[0]);
  });
}
