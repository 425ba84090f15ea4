/**
 * An annotation that Istio reads or writes.
 *
 * @internal
 */
export interface KnownAnnotation {
  /** The kinds it is read on; empty for any. */
  kinds: readonly string[];
  isDeprecated?: boolean;
  isAlpha: boolean;
}

const alpha = (...kinds: string[]): KnownAnnotation => ({
  kinds,
  isAlpha: true,
});

const settled = (...kinds: string[]): KnownAnnotation => ({
  kinds,
  isAlpha: false,
});

const deprecated = (annotation: KnownAnnotation): KnownAnnotation => ({
  ...annotation,
  isDeprecated: true,
});

/**
 * The annotations of Istio 1.29, with the kinds, the stability and the deprecations that its API declares.
 *
 * @internal
 */
export const knownAnnotations: ReadonlyMap<string, KnownAnnotation> = new Map([
  ['alpha.istio.io/canonical-serviceaccounts', deprecated(alpha('Service'))],
  ['alpha.istio.io/kubernetes-serviceaccounts', deprecated(alpha('Service'))],
  ['ambient.istio.io/bypass-inbound-capture', alpha('Pod')],
  ['ambient.istio.io/dns-capture', alpha('Pod')],
  ['ambient.istio.io/redirection', settled('Pod')],
  [
    'ambient.istio.io/waypoint-inbound-binding',
    alpha('GatewayClass', 'Gateway'),
  ],
  ['galley.istio.io/analyze-suppress', alpha()],
  ['gateway.istio.io/controller-version', alpha()],
  ['gateway.istio.io/name-override', alpha('Gateway')],
  ['gateway.istio.io/service-account', alpha('Gateway')],
  ['inject.istio.io/templates', alpha('Pod')],
  ['istio.io/autoRegistrationGroup', alpha('WorkloadEntry')],
  ['istio.io/connectedAt', alpha('WorkloadEntry')],
  ['istio.io/disconnectedAt', alpha('WorkloadEntry')],
  ['istio.io/dry-run', alpha('AuthorizationPolicy')],
  ['istio.io/reroute-virtual-interfaces', alpha('Pod')],
  ['istio.io/rev', alpha('Pod')],
  ['istio.io/workloadController', alpha('WorkloadEntry')],
  ['kubernetes.io/ingress.class', settled('Ingress')],
  ['networking.istio.io/exportTo', alpha('Service')],
  ['networking.istio.io/service-type', alpha('Gateway')],
  [
    'networking.istio.io/traffic-distribution',
    // Istio 1.30 reads it on namespaces too.
    alpha('Namespace', 'Service', 'ServiceEntry'),
  ],
  ['prometheus.istio.io/merge-metrics', alpha('Pod')],
  ['proxy.istio.io/config', settled('Pod')],
  ['proxy.istio.io/overrides', alpha('Pod')],
  ['readiness.status.sidecar.istio.io/applicationPorts', alpha('Pod')],
  ['readiness.status.sidecar.istio.io/failureThreshold', alpha('Pod')],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', alpha('Pod')],
  ['readiness.status.sidecar.istio.io/periodSeconds', alpha('Pod')],
  ['sidecar.istio.io/agentLogLevel', alpha('Pod')],
  ['sidecar.istio.io/bootstrapOverride', alpha('Pod')],
  ['sidecar.istio.io/componentLogLevel', alpha('Pod')],
  ['sidecar.istio.io/discoveryAddress', deprecated(alpha('Pod'))],
  ['sidecar.istio.io/extraStatTags', deprecated(alpha('Pod'))],
  ['sidecar.istio.io/inject', deprecated(settled('Pod'))],
  ['sidecar.istio.io/interceptionMode', alpha('Pod')],
  ['sidecar.istio.io/logLevel', alpha('Pod')],
  ['sidecar.istio.io/nativeSidecar', alpha('Pod')],
  ['sidecar.istio.io/proxyCPU', alpha('Pod')],
  ['sidecar.istio.io/proxyCPULimit', alpha('Pod')],
  ['sidecar.istio.io/proxyImage', alpha('Pod')],
  ['sidecar.istio.io/proxyImageType', alpha('Pod')],
  ['sidecar.istio.io/proxyMemory', alpha('Pod')],
  ['sidecar.istio.io/proxyMemoryLimit', alpha('Pod')],
  ['sidecar.istio.io/rewriteAppHTTPProbers', alpha('Pod')],
  ['sidecar.istio.io/statsCompression', deprecated(alpha('Pod'))],
  ['sidecar.istio.io/statsEvictionInterval', alpha('Pod')],
  ['sidecar.istio.io/statsFlushInterval', alpha('Pod')],
  ['sidecar.istio.io/statsHistogramBins', alpha('Pod')],
  ['sidecar.istio.io/statsHistogramBuckets', alpha('Pod')],
  ['sidecar.istio.io/statsInclusionPrefixes', deprecated(alpha('Pod'))],
  ['sidecar.istio.io/statsInclusionRegexps', deprecated(alpha('Pod'))],
  ['sidecar.istio.io/statsInclusionSuffixes', deprecated(alpha('Pod'))],
  ['sidecar.istio.io/status', alpha('Pod')],
  ['sidecar.istio.io/userVolume', alpha('Pod')],
  ['sidecar.istio.io/userVolumeMount', alpha('Pod')],
  ['status.sidecar.istio.io/port', alpha('Pod')],
  ['topology.istio.io/controlPlaneClusters', alpha('Namespace')],
  ['traffic.istio.io/nodeSelector', settled('Service')],
  ['traffic.sidecar.istio.io/excludeInboundPorts', alpha('Pod')],
  ['traffic.sidecar.istio.io/excludeInterfaces', alpha('Pod')],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', alpha('Pod')],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', alpha('Pod')],
  ['traffic.sidecar.istio.io/includeInboundPorts', alpha('Pod')],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', alpha('Pod')],
  ['traffic.sidecar.istio.io/includeOutboundPorts', alpha('Pod')],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', deprecated(alpha('Pod'))],
]);
