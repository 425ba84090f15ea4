/**
 * Versions of kinds that no release in support serves any more, with the release that dropped them. An empty list of kinds
 * stands for the whole group.
 *
 * @internal
 */
export const removedApis: readonly {
  apiVersion: RegExp;
  kinds: readonly string[];
  since: string;
  instead: string;
}[] = [
  {
    apiVersion: /^authentication\.istio\.io\//,
    kinds: [],
    since: 'Istio 1.6',
    instead: 'PeerAuthentication and RequestAuthentication',
  },
  {
    apiVersion: /^rbac\.istio\.io\//,
    kinds: [],
    since: 'Istio 1.6',
    instead: 'AuthorizationPolicy',
  },
  {
    apiVersion: /^config\.istio\.io\//,
    kinds: [],
    since: 'Istio 1.8',
    instead: 'Telemetry, AuthorizationPolicy and WasmPlugin',
  },
  {
    apiVersion: /^networking\.x-k8s\.io\//,
    kinds: [],
    since: 'Istio 1.12',
    instead: 'gateway.networking.k8s.io/v1',
  },
  {
    apiVersion: /^gateway\.networking\.k8s\.io\/v1alpha[12]$/,
    kinds: ['Gateway', 'GatewayClass', 'HTTPRoute'],
    since: 'the Gateway API 1.0',
    instead: 'gateway.networking.k8s.io/v1',
  },
  {
    apiVersion: /^gateway\.networking\.k8s\.io\/v1alpha2$/,
    kinds: ['GRPCRoute', 'ReferenceGrant'],
    since: 'the Gateway API 1.2',
    instead: 'gateway.networking.k8s.io/v1 or v1beta1',
  },
];
