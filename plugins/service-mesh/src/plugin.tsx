import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import DeviceHubIcon from '@material-ui/icons/DeviceHub';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshApiRef } from './api';
import { serviceFilter } from './availability';
import { rootRouteRef, templateRouteRef } from './routes';

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
 * The plugin for apps on the new frontend system, where installing the package is all that it takes.
 *
 * @public
 */
export const plugin = createFrontendPlugin({
  pluginId: 'service-mesh',
  title: 'Service Mesh',
  icon: <DeviceHubIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
  extensions: [serviceMeshApi, serviceMeshEntityContent],
});
