import { createBackendModule } from '@backstage/backend-plugin-api';
import { serviceMeshProvidersExtensionPoint } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { linkerdProvider } from './provider';

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
        providers.addProvider(linkerdProvider);
      },
    });
  },
});
