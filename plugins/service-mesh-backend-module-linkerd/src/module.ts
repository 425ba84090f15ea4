import { createBackendModule } from '@backstage/backend-plugin-api';
import { serviceMeshProvidersExtensionPoint } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { plugs } from './plugs';

/**
 * The module that plugs Linkerd into the service-mesh backend.
 *
 * @public
 */
export const serviceMeshModuleLinkerd = createBackendModule({
  pluginId: 'service-mesh',
  moduleId: 'linkerd',
  register(env) {
    env.registerInit({
      deps: { providers: serviceMeshProvidersExtensionPoint },
      async init({ providers }) {
        providers.addPlugs(plugs);
      },
    });
  },
});
