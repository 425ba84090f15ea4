import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from './schema';

/**
 * The entry of app-config that asks for the bundle of a namespace; `null` where none does.
 *
 * @internal
 */
export function bundleOf(
  namespace: string | null,
  { namespaces }: MeshConfig,
): (MeshConfig['namespaces'][number] & { origin: Origin }) | null {
  const index = namespaces.findIndex(
    ({ name, bundle }) => bundle && name === namespace,
  );
  return index < 0
    ? null
    : {
        ...namespaces[index],
        origin: {
          source: 'config',
          pointer: `/serviceMesh/namespaces/${index}`,
        },
      };
}
