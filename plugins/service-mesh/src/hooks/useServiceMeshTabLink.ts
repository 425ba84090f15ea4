import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { routeResolutionApiRef, useApi } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { rootRouteRef } from '../routes';

/**
 * Where the Service Mesh tab of a component is; in an app without the tab, where the component is.
 *
 * @internal
 */
export function useServiceMeshTabLink(): (entityRef: string) => string {
  const entityPage = useRouteRef(entityRouteRef);
  const routes = useApi(routeResolutionApiRef);
  return entityRef => {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const page = entityPage({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace,
      name,
    });
    // The tab has no parameters of its own: its path is below the page that the link is asked for on behalf of.
    const tab = routes.resolve(rootRouteRef, { sourcePath: page });
    return tab?.() ?? page;
  };
}
