import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { durationPrecision } from './durationPrecision';
import { emptySelector } from './emptySelector';
import { exportTo } from './exportTo';
import { hostName } from './hostName';
import { labelSyntax } from './labelSyntax';
import { portProtocolName } from './portProtocolName';
import { regularExpression } from './regularExpression';
import { reservedAnnotation } from './reservedAnnotation';
import { targetRefKind } from './targetRefKind';
import { clientTls } from './destinationRule/clientTls';
import { connectionPoolLimits } from './destinationRule/connectionPool';
import { consistentHash } from './destinationRule/consistentHash';
import { localitySettings } from './destinationRule/locality';
import { outlierDetection } from './destinationRule/outlierDetection';
import { selectedClients } from './destinationRule/selectedClients';
import { subsetNames } from './destinationRule/subsetNames';
import { trafficPolicyShape } from './destinationRule/trafficPolicy';
import { envoyPatches } from './extension/envoyPatches';
import { luaCode } from './extension/luaCode';
import { gatewayServers } from './gateway/gatewayServers';
import { serverTlsSettings } from './gateway/serverTls';
import { denyOnTcp } from './security/denyOnTcp';
import { jwtRules } from './security/jwtRules';
import { policyAction } from './security/policyAction';
import { policyConditions } from './security/policyConditions';
import { policyPaths } from './security/policyPaths';
import { policyRules } from './security/policyRules';
import { portLevelMtls } from './security/portLevelMtls';
import { externalEndpoints } from './serviceEntry/endpoints';
import { externalHosts } from './serviceEntry/externalHosts';
import { externalPorts } from './serviceEntry/externalPorts';
import { sidecarListeners } from './sidecar/sidecarListeners';
import { accessLogFilter } from './telemetry/accessLogFilter';
import { tracingSettings } from './telemetry/tracingSettings';
import { connectionRoutes } from './virtualService/connectionRoutes';
import { cors } from './virtualService/cors';
import { delegation } from './virtualService/delegation';
import { faultInjection } from './virtualService/faultInjection';
import { gatewayNames } from './virtualService/gatewayNames';
import { retryPolicy } from './virtualService/retryPolicy';
import { rewriteAndRedirect } from './virtualService/rewriteAndRedirect';
import { routeAction } from './virtualService/routeAction';
import { routeDestination } from './virtualService/routeDestination';
import { routeHeaders } from './virtualService/routeHeaders';
import { routeMatch } from './virtualService/routeMatch';
import { virtualHosts } from './virtualService/virtualHosts';
import { workloadAddress } from './workload/workloadAddress';

/**
 * Rules about what istiod refuses or warns of when an object is admitted, beyond the definition of its kind.
 *
 * @internal
 */
export const schemaRules: readonly Rule[] = [
  accessLogFilter,
  clientTls,
  connectionPoolLimits,
  connectionRoutes,
  consistentHash,
  cors,
  delegation,
  denyOnTcp,
  durationPrecision,
  emptySelector,
  envoyPatches,
  exportTo,
  externalEndpoints,
  externalHosts,
  externalPorts,
  faultInjection,
  gatewayNames,
  gatewayServers,
  hostName,
  jwtRules,
  labelSyntax,
  localitySettings,
  luaCode,
  outlierDetection,
  policyAction,
  policyConditions,
  policyPaths,
  policyRules,
  portLevelMtls,
  portProtocolName,
  regularExpression,
  reservedAnnotation,
  retryPolicy,
  rewriteAndRedirect,
  routeAction,
  routeDestination,
  routeHeaders,
  routeMatch,
  selectedClients,
  serverTlsSettings,
  sidecarListeners,
  subsetNames,
  targetRefKind,
  tracingSettings,
  trafficPolicyShape,
  virtualHosts,
  workloadAddress,
];
