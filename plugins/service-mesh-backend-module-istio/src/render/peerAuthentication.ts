import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../kinds';
import { metadata, podSelector } from './metadata';

/** Address ranges that the service or one of its operations admits. */
function addressRanges({ policy }: ServiceInput): string[] {
  const ranges = [policy.service, ...Object.values(policy.operations)]
    .flatMap(settings => settings['security.callers.additional']?.value ?? [])
    .flatMap(caller => ('cidr' in caller ? caller.cidr : []));
  return [...new Set(ranges)];
}

/**
 * Refuses plaintext to the Pods of the service, once its policies are enforced. Callers known by their address may have nothing
 * but plaintext: where such are admitted, it is left to the policy about callers to refuse that of all others.
 *
 * @internal
 */
export function renderPeerAuthentication(
  input: ServiceInput,
  { mesh }: Target,
): Rendering {
  const { service, policy, stage } = input;
  const mtls = policy.service['security.mtls'];
  if (stage.effective !== 'enforce' || mtls?.value !== 'strict') {
    return { manifests: [], losses: [] };
  }
  const ranges = addressRanges(input);
  if (ranges.length > 0) {
    return {
      manifests: [],
      losses: [
        {
          mesh,
          leaf: 'security.mtls',
          scope: { callers: ranges },
          reason:
            'Callers known by their address may have no identity, so that plaintext is not refused as such; where callers are listed, that of all others is refused all the same.',
          alternative:
            'Bring the callers into the mesh, and list their service accounts.',
        },
      ],
    };
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
