import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../kinds';
import { metadata, podSelector } from './metadata';

/**
 * Refuses plaintext to the Pods of the service, once its policies are enforced.
 *
 * @internal
 */
export function renderPeerAuthentication(input: ServiceInput): Rendering {
  const { service, policy, stage } = input;
  const mtls = policy.service['security.mtls'];
  if (stage.effective !== 'enforce' || mtls?.value !== 'strict') {
    return { manifests: [], losses: [] };
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
