import { Entity } from '@backstage/catalog-model';
import {
  PolicyChange,
  ServiceId,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ConfigureOptions, configureService } from '../configure';
import { discover } from '../discover';
import { changeOperations } from '../preview';

/**
 * What generation takes, apart from the entities.
 *
 * @public
 */
export interface AdoptOptions
  extends Pick<ConfigureOptions, 'config' | 'target' | 'provider' | 'meshes'> {
  /** Data plane of components that name none. */
  fallbackMesh: string;
}

/**
 * What is generated for a service from entities as they would be.
 *
 * @param changes - settings of single operations, as their definitions would have them
 * @param isFirst - whether it is done as if nothing had been taken over yet
 * @internal
 */
export function generateFrom(
  id: ServiceId,
  entities: readonly Entity[],
  options: AdoptOptions,
  {
    changes = [],
    isFirst = false,
  }: { changes?: readonly PolicyChange[]; isFirst?: boolean } = {},
): {
  config: ReturnType<typeof configureService>;
  edits: SourceEdit[];
} {
  const { config, target, fallbackMesh } = options;
  const { discovery, edits } = changeOperations(
    id,
    changes,
    discover({
      entities,
      config,
      environment: target.environment,
      fallbackMesh,
      subjects: [id],
    }),
  );
  const own = discovery.services[id];
  const services = {
    ...discovery.services,
    [id]: isFirst ? { ...own, adopted: [] } : own,
  };
  return {
    config: configureService(id, {
      ...options,
      discovery: { ...discovery, services },
      rules: [],
    }),
    edits,
  };
}
