import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import DeviceHubIcon from '@material-ui/icons/DeviceHub';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshApiRef } from './api';
import { serviceFilter, systemFilter } from './availability';
import { externalRoutes, fleetRouteRef, rootRouteRef, routes } from './routes';

const serviceMeshApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: serviceMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ServiceMeshClient(apis),
    }),
});

/**
 * The Service Mesh tab.
 *
 * @internal
 */
export const serviceMeshEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/service-mesh',
    title: 'Service Mesh',
    filter: serviceFilter,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/ServiceMeshContent').then(m => (
        <m.ServiceMeshContent />
      )),
  },
});

/**
 * The page of all services, which the sidebar leads to.
 *
 * @internal
 */
export const serviceMeshFleetPage = PageBlueprint.make({
  params: {
    path: '/service-mesh',
    title: 'Service Mesh',
    routeRef: fleetRouteRef,
    loader: () => import('./components/FleetPage').then(m => <m.FleetRouter />),
  },
});

/**
 * The card on the overview of a service.
 *
 * @internal
 */
export const serviceMeshEntityCard = EntityCardBlueprint.make({
  name: 'service',
  params: {
    type: 'info',
    filter: serviceFilter,
    loader: () => import('./components/Cards').then(m => <m.ServiceMeshCard />),
  },
});

/**
 * The card on the overview of a System.
 *
 * @internal
 */
export const serviceMeshSystemCard = EntityCardBlueprint.make({
  name: 'system',
  params: {
    type: 'info',
    filter: systemFilter,
    loader: () =>
      import('./components/Cards').then(m => <m.SystemServiceMeshCard />),
  },
});

/**
 * The plugin for apps on the new frontend system, where installing the package is all that it takes.
 *
 * @public
 */
export const plugin = createFrontendPlugin({
  pluginId: 'service-mesh',
  title: 'Service Mesh',
  icon: <DeviceHubIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes,
  externalRoutes,
  extensions: [
    serviceMeshApi,
    serviceMeshEntityCard,
    serviceMeshEntityContent,
    serviceMeshFleetPage,
    serviceMeshSystemCard,
  ],
});
