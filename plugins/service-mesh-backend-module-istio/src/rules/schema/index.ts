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

/**
 * Rules about what istiod refuses or warns of when an object is admitted, beyond the definition of its kind.
 *
 * @internal
 */
export const schemaRules: readonly Rule[] = [
  connectionRoutes,
  cors,
  delegation,
  durationPrecision,
  emptySelector,
  exportTo,
  faultInjection,
  gatewayNames,
  hostName,
  labelSyntax,
  portProtocolName,
  regularExpression,
  reservedAnnotation,
  retryPolicy,
  rewriteAndRedirect,
  routeAction,
  routeDestination,
  routeHeaders,
  routeMatch,
  targetRefKind,
  virtualHosts,
];
