import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members } from '../../../lenient';
import { Problem, when } from '../admission';
import { isFqdn, isPort } from '../names';
import { isSet } from '../set';

/**
 * What is wrong with what a Sidecar says of hosts that the mesh does not know.
 *
 * @internal
 */
export function outboundProblems(policy: JsonObject): Problem[] {
  const { mode, egressProxy } = policy;
  const at = '/outboundTrafficPolicy';
  const { host, port } = members(egressProxy);
  return [
    ...when(
      mode === 'ALLOW_ANY_DYNAMIC_DNS',
      `${at}/mode`,
      'has the mode ALLOW_ANY_DYNAMIC_DNS, which is for the mesh as a whole',
    ),
    ...when(
      isSet(egressProxy) && mode !== 'ALLOW_ANY',
      `${at}/egressProxy`,
      'has egressProxy without the mode ALLOW_ANY',
    ),
    ...when(
      isSet(egressProxy) && (!isFqdn(host) || !isPort(members(port).number)),
      `${at}/egressProxy`,
      'has egressProxy without a full host or a port',
    ),
  ];
}
