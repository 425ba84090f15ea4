import { MeshPlugs } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { linkerdProvider } from './provider';

/**
 * What the module plugs in.
 *
 * @internal
 */
export const plugs: MeshPlugs = {
  file: __filename,
  providers: [linkerdProvider],
};
