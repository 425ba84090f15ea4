import { istioProvider } from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import { linkerdProvider } from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-linkerd';
import { MeshProvider } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The meshes that the command line knows.
 *
 * @internal
 */
export const providers: readonly MeshProvider[] = [
  istioProvider,
  linkerdProvider,
];
