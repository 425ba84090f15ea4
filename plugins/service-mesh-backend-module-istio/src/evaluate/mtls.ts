import {
  KubernetesObject,
  Request,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PeerAuthentication } from '../kinds';
import { members } from '../lenient';
import { Answer, known } from './answer';
import { objectsOf, refOf, Tie, tieOf } from './workload';

const closestFirst: readonly Tie[] = ['workload', 'namespace', 'mesh'];

/**
 * Whether the workload refuses the plaintext of a caller without an identity, and the object that makes it so. The closest
 * PeerAuthentication with a mode decides; without any, plaintext is accepted.
 *
 * @internal
 */
export function refusesPlaintext(
  manifests: readonly KubernetesObject[],
  request: Request,
): { refused: Answer; by: ResourceRef | null } {
  if (request.caller !== null) {
    return { refused: 'no', by: null };
  }
  const policies = objectsOf(manifests, PeerAuthentication);
  for (const tie of closestFirst) {
    for (const object of policies) {
      const { mtls, portLevelMtls } = members(object.spec);
      const { mode = 'UNSET' } = members(mtls);
      if (tieOf(object, request) !== tie) {
        continue;
      }
      if (portLevelMtls !== undefined) {
        // The port of the workload is not part of a request.
        return { refused: 'unknown', by: refOf(object) };
      }
      if (mode !== 'UNSET') {
        return { refused: known(mode === 'STRICT'), by: refOf(object) };
      }
    }
  }
  return { refused: 'no', by: null };
}
