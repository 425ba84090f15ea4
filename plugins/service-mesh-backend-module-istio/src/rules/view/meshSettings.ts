import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, strings } from '../../lenient';
import { perContext } from './perContext';

/**
 * What MeshConfig says, with the defaults of Istio where it says nothing.
 *
 * @internal
 */
export interface MeshSettings {
  /** Whether a MeshConfig was given; otherwise all that follows is what Istio does without one. */
  isGiven: boolean;
  /** The namespace whose policies hold for the whole mesh. */
  rootNamespace: string;
  /** Whether sidecars use mutual TLS wherever the other side can, unless a DestinationRule says otherwise. */
  autoMtls: boolean;
  /** Whether a workload may call hosts that the mesh does not know. */
  allowsUnknownHosts: boolean;
  /** The trust domain of the mesh and its aliases. */
  trustDomains: readonly string[];
  /** MeshConfig in its own words; empty where none was given. */
  config: JsonObject;
}

/**
 * The settings of the mesh as a whole (Istio 1.29: MeshConfig).
 *
 * @internal
 */
export const meshSettings = perContext<MeshSettings>(({ meshConfig }) => {
  const config = meshConfig ?? {};
  const { rootNamespace, enableAutoMtls, trustDomain, trustDomainAliases } =
    config;
  return {
    isGiven: meshConfig !== null,
    rootNamespace:
      typeof rootNamespace === 'string' && rootNamespace
        ? rootNamespace
        : 'istio-system',
    autoMtls: enableAutoMtls !== false,
    allowsUnknownHosts:
      members(config.outboundTrafficPolicy).mode !== 'REGISTRY_ONLY',
    trustDomains: [
      typeof trustDomain === 'string' && trustDomain
        ? trustDomain
        : 'cluster.local',
      ...strings(trustDomainAliases),
    ],
    config,
  };
});
