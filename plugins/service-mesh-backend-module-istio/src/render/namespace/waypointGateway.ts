import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { GatewayApiGateway } from '../../kinds';
import { waypointOf } from '../waypoint';

/**
 * The waypoint, which carries out the policy about HTTP of every service of the namespace that is bound to it. There is
 * always such policy, if only the built-in timeouts.
 *
 * @internal
 */
export function renderWaypointGateway(
  { namespace }: NamespaceInput,
  target: Target,
): Rendering {
  const waypoint = waypointOf(target);
  return {
    manifests: waypoint
      ? [
          draftManifest(GatewayApiGateway, {
            name: cite(waypoint),
            namespace: cite(namespace),
            labels: { 'istio.io/waypoint-for': 'service' },
            phase: 0,
            spec: {
              gatewayClassName: 'istio-waypoint',
              listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
            },
          }),
        ]
      : [],
    losses: [],
  };
}
