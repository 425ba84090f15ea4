import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshApiRef } from './api';
import { inLegacyApp } from './inLegacyApp';
import { externalRoutes, fleetRouteRef, rootRouteRef, routes } from './routes';

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
  routes,
  externalRoutes,
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
        import('./components/ServiceMeshContent').then(m =>
          inLegacyApp(m.ServiceMeshContent),
        ),
      mountPoint: rootRouteRef,
    }),
  );

/**
 * The page of all services, for a route of a legacy app.
 *
 * @public
 */
export const ServiceMeshFleetPage: () => JSX.Element =
  serviceMeshPlugin.provide(
    createRoutableExtension({
      name: 'ServiceMeshFleetPage',
      component: () =>
        import('./components/FleetPage').then(m =>
          inLegacyApp(m.LegacyFleetPage),
        ),
      mountPoint: fleetRouteRef,
    }),
  );

/**
 * The card on the overview of a service, for the entity page of a legacy app.
 *
 * @public
 */
export const EntityServiceMeshCard: () => JSX.Element =
  serviceMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityServiceMeshCard',
      component: {
        lazy: () =>
          import('./components/Cards').then(m =>
            inLegacyApp(m.ServiceMeshCard),
          ),
      },
    }),
  );

/**
 * The card on the overview of a System, for the entity page of a legacy app.
 *
 * @public
 */
export const EntitySystemServiceMeshCard: () => JSX.Element =
  serviceMeshPlugin.provide(
    createComponentExtension({
      name: 'EntitySystemServiceMeshCard',
      component: {
        lazy: () =>
          import('./components/Cards').then(m =>
            inLegacyApp(m.SystemServiceMeshCard),
          ),
      },
    }),
  );
