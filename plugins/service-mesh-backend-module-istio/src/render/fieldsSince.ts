import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { hasVersion } from './versions';

/**
 * Fields that are younger than the oldest release rendered for, by kind and end of their path, with the release of Istio that
 * brought them. An older API server refuses them or drops them in silence; no manifest holds one before its release.
 *
 * @internal
 */
export const fieldsSince = {
  'AuthorizationPolicy source.serviceAccounts': '1.25',
  'AuthorizationPolicy source.notServiceAccounts': '1.25',
  'AuthorizationPolicy source.trustDomains': '1.31',
  'AuthorizationPolicy source.notTrustDomains': '1.31',
  'DestinationRule retryBudget': '1.27',
  'DestinationRule retryBudget.budgetInterval': '1.31',
  'DestinationRule httpCookie.attributes': '1.28',
  'DestinationRule loadBalancer.zoneAwareLbSetting': '1.31',
  'DestinationRule http.http2KeepAlive': '1.31',
  'DestinationRule outlierDetection.outlierDetectionHttpErrorCodes': '1.31',
  'Gateway tls.caCertCredentialName': '1.28',
  'Sidecar http.http2KeepAlive': '1.31',
  'Telemetry tracing.disableContextPropagation': '1.30',
  'VirtualService redirect.prefixRewrite': '1.31',
} as const;

/**
 * A field of {@link fieldsSince}.
 *
 * @internal
 */
export type YoungField = keyof typeof fieldsSince;

/**
 * Whether the release of a target knows a field.
 *
 * @internal
 */
export function knowsField(target: Target, field: YoungField): boolean {
  return hasVersion(target, fieldsSince[field]);
}
