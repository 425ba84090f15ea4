import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/**
 * Where the Service Mesh tab of a component is.
 *
 * @internal
 */
export function useServiceMeshTabLink(): (entityRef: string) => string {
  const entityPage = useRouteRef(entityRouteRef);
  return entityRef => {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    return `${entityPage({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace,
      name,
    })}/service-mesh`;
  };
}
