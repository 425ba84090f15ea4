import { createApiRef } from '@backstage/core-plugin-api';
import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Gives components the client of the service mesh backend.
 *
 * @public
 */
export const serviceMeshApiRef = createApiRef<ServiceMeshApi>({
  id: 'plugin.service-mesh.service',
});
