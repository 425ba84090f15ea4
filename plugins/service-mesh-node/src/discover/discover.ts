import {
  Mesh,
  ServiceId,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshConfig } from '../config';
import { danglingReferences } from './dangling';
import { EntityIndex } from './entityIndex';
import { DiscoveredService, discoverService } from './service';
import { readFacts } from './facts';

/**
 * What the catalog knows.
 *
 * @public
 */
export interface Discovery {
  /** The services asked for, with their policy as written and what was found on the way. */
  services: Record<ServiceId, DiscoveredService>;
  /** Identity of every component among the entities. */
  identities: Record<ServiceId, ServiceIdentity>;
}

function identity(
  component: Entity,
  config: MeshConfig,
  fallbackMesh: Mesh,
): ServiceIdentity {
  const { mesh, namespace, serviceName, workload } = readFacts(
    component,
    config,
    fallbackMesh,
  );
  return {
    id: stringifyEntityRef(component),
    mesh,
    namespace,
    serviceName,
    serviceAccount: workload.serviceAccount,
  };
}

/**
 * Whether a component is one that mesh configuration is made for.
 *
 * @public
 */
export function isService(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'component' &&
    entity.spec?.type === 'service'
  );
}

/**
 * Reads catalog entities into the mesh model. Entities carry their relations, as the catalog delivers them; their order
 * makes no difference.
 *
 * @param options - `subjects` restricts the services to some refs; without it they are all components of type `service`.
 *   `fallbackMesh` is the mesh where neither the component nor app-config names one.
 * @public
 */
export function discover(options: {
  entities: readonly Entity[];
  config: MeshConfig;
  fallbackMesh: Mesh;
  subjects?: readonly ServiceId[];
}): Discovery {
  const { config, fallbackMesh, subjects } = options;
  const index = new EntityIndex(options.entities);
  const components = index.components();
  const wanted = components.filter(component =>
    subjects
      ? subjects.includes(stringifyEntityRef(component))
      : isService(component),
  );
  return {
    services: Object.fromEntries(
      wanted.map(component => {
        const found = discoverService(component, index, config, fallbackMesh);
        return [
          found.service.id,
          {
            ...found,
            findings: [
              ...found.findings,
              ...danglingReferences(component, index),
            ],
          },
        ];
      }),
    ),
    identities: Object.fromEntries(
      components.map(component => [
        stringifyEntityRef(component),
        identity(component, config, fallbackMesh),
      ]),
    ),
  };
}
