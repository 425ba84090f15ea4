import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../kinds';
import { metadata, podSelector } from './metadata';

/** Callers that may have no certificate, so that refusing plaintext would refuse them; `null` where there are none. */
function plaintextLoss(
  { admission }: ServiceInput,
  { mesh }: Target,
): Loss | null {
  const leaf = 'security.mtls';
  if (admission.mode === 'unknown') {
    return {
      mesh,
      leaf,
      scope: {},
      reason:
        'Nobody is declared to call the service, which means unknown: callers may be outside the mesh, so that plaintext is not refused.',
      alternative:
        'Declare the callers with consumesApis or dependsOn, or set security.callers.mode to none or any.',
    };
  }
  const callers = admission.callers
    .filter(({ cidr }) => cidr !== null)
    .map(({ name }) => name);
  return callers.length
    ? {
        mesh,
        leaf,
        scope: { callers },
        reason:
          'Callers that are known by their address are outside the mesh and have no certificate, so that plaintext is not refused.',
        alternative:
          'Take the callers into the mesh and name their service accounts in security.callers.additional.',
      }
    : null;
}

/**
 * Refuses plaintext to the Pods of the service, once its policies are enforced and every caller has a certificate.
 *
 * @internal
 */
export function renderPeerAuthentication(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service, policy, stage } = input;
  const mtls = policy.service['security.mtls'];
  if (stage.effective !== 'enforce' || mtls?.value !== 'strict') {
    return { manifests: [], losses: [] };
  }
  const loss = plaintextLoss(input, target);
  if (loss) {
    return { manifests: [], losses: [loss] };
  }
  return {
    manifests: [
      draftManifest(PeerAuthentication, {
        ...metadata(service),
        phase: 4,
        spec: {
          selector: podSelector(service),
          mtls: { mode: cite(mtls, 'STRICT' as const) },
        },
      }),
    ],
    losses: [],
  };
}
