import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshApiRef } from './api';
import { rootRouteRef, templateRouteRef } from './routes';

/**
 * The plugin for apps on the legacy frontend system.
 *
 * @public
 */
export const serviceMeshPlugin = createPlugin({
  id: 'service-mesh',
  apis: [
    createApiFactory({
      api: serviceMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ServiceMeshClient(apis),
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
});

/**
 * The content of the Service Mesh tab, for the entity page of a legacy app.
 *
 * @public
 */
export const EntityServiceMeshContent: () => JSX.Element =
  serviceMeshPlugin.provide(
    createRoutableExtension({
      name: 'EntityServiceMeshContent',
      component: () =>
        import('./components/ServiceMeshContent').then(
          m => m.ServiceMeshContent,
        ),
      mountPoint: rootRouteRef,
    }),
  );
