import { createBackendModule } from '@backstage/backend-plugin-api';
import { serviceMeshProvidersExtensionPoint } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { plugs } from './plugs';

/**
 * Plugs Istio into the service mesh backend.
 *
 * @public
 */
export const serviceMeshModuleIstio = createBackendModule({
  pluginId: 'service-mesh',
  moduleId: 'istio',
  register(reg) {
    reg.registerInit({
      deps: { providers: serviceMeshProvidersExtensionPoint },
      async init({ providers }) {
        providers.addPlugs(plugs);
      },
    });
  },
});
