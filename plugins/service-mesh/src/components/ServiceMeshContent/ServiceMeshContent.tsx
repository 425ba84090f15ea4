import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ServiceMeshTab } from './ServiceMeshTab';

/**
 * The mesh configuration of the entity whose page it is on.
 *
 * @internal
 */
export function ServiceMeshContent() {
  const entityRef = stringifyEntityRef(useEntity().entity);
  return <ServiceMeshTab key={entityRef} entityRef={entityRef} />;
}
