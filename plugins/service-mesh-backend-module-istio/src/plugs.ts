import { MeshPlugs } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { istioProvider } from './provider';

/**
 * What the module plugs in.
 *
 * @internal
 */
export const plugs: MeshPlugs = {
  file: __filename,
  providers: [istioProvider],
};
