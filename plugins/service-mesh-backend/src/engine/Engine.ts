import { ServiceUnavailableError } from '@backstage/errors';
import { Mesh } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  MeshConfig,
  MeshProvider,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What configuration is made with: app-config, and what modules plugged in.
 *
 * @internal
 */
export interface Engine {
  meshConfig: MeshConfig;
  providers: readonly MeshProvider[];
  rules: readonly Rule[];
  /** Definitions that configuration of others is checked against. */
  crds?: CrdSet;
}

/**
 * The data planes there are.
 *
 * @throws ServiceUnavailableError where no module plugged one in.
 * @internal
 */
export function meshesOf({ providers }: Engine): Mesh[] {
  if (providers.length === 0) {
    throw new ServiceUnavailableError(
      'No mesh is installed in this Backstage; add a module such as @mesh-configurator/backstage-plugin-service-mesh-backend-module-istio',
    );
  }
  return providers.flatMap(provider => provider.dataPlanes);
}
