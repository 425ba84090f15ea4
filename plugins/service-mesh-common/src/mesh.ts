import { JsonObject, JsonPointer } from './json';

/**
 * A data plane that configuration can be rendered for, or `none` for a service outside every mesh.
 *
 * @public
 */
export type Mesh = string;

/**
 * The mesh value of a service that is not in any mesh.
 *
 * @public
 */
export const NO_MESH = 'none';

/**
 * The environment that always exists: the layer that no other environment varies.
 *
 * @public
 */
export const DEFAULT_ENVIRONMENT = 'default';

/**
 * What a bundle is rendered for: one data plane in one environment.
 *
 * @public
 */
export interface Target {
  /** The data plane, for example `istio` or `linkerd`. */
  mesh: Mesh;
  /** The provider that renders it, which is also its key under `serviceMesh.targets`. */
  provider: string;
  /** Name of the environment, `default` where none is chosen. */
  environment: string;
  /** Release of the mesh to render for, `<major>.<minor>`. */
  version: string;
  /** Whether the configuration names the release; otherwise it is the oldest one that is still supported. */
  versionStated: boolean;
  /** Name of the cluster, for people. */
  cluster: string | null;
  /** DNS suffix of the cluster, for example `cluster.local`. */
  clusterDomain: string;
  /** SPIFFE trust domain of workload identities. */
  trustDomain: string;
  /** Whether the configuration names the trust domain; a domain that is only assumed is never enforced upon. */
  trustDomainStated: boolean;
  /** Release of the Gateway API whose CustomResourceDefinitions the cluster serves, `<major>.<minor>`. */
  gatewayApiVersion: string;
  /** Channel of those definitions; only `experimental` has `retry`, TLSRoute and TCPRoute. */
  gatewayApiChannel: 'standard' | 'experimental';
  /** What else `serviceMesh.targets.<provider>` and the environment say; read by the provider only. */
  settings: JsonObject;
  /** Place in app-config of each member of `settings`. */
  settingPointers: Record<string, JsonPointer>;
}
