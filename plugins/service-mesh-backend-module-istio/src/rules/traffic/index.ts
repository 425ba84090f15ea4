import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { destinationRuleConflict } from './destinationRuleConflict';
import { destinationRuleNotLookedUp } from './destinationRuleNotLookedUp';
import { destinationTwice } from './destinationTwice';
import { dottedGatewayName } from './dottedGatewayName';
import { externalNamePort } from './externalNamePort';
import { gatewayHostConflict } from './gatewayHostConflict';
import { hostNotInGateway } from './hostNotInGateway';
import { httpRouteAndVirtualService } from './httpRouteAndVirtualService';
import { ineffectiveMatch } from './ineffectiveMatch';
import { ingressRouteWithoutSubset } from './ingressRouteWithoutSubset';
import { internalGateway } from './internalGateway';
import { loneWeight } from './loneWeight';
import { matchGatewayNotBound } from './matchGatewayNotBound';
import { meshHostConflict } from './meshHostConflict';
import { noCatchAll } from './noCatchAll';
import { portWithoutProtocol } from './portWithoutProtocol';
import { routeBeforeSubset } from './routeBeforeSubset';
import { routeOutsideRollout } from './routeOutsideRollout';
import { serviceEntryConflict } from './serviceEntryConflict';
import { serviceEntryWithoutAddress } from './serviceEntryWithoutAddress';
import { servicesSharePort } from './servicesSharePort';
import { servicesShareTargetPort } from './servicesShareTargetPort';
import { shortHost } from './shortHost';
import { subsetPolicyUnused } from './subsetPolicyUnused';
import { subsetWithoutLabels } from './subsetWithoutLabels';
import { unreachableRoute } from './unreachableRoute';
import { versionsWithoutRoute } from './versionsWithoutRoute';
import { weightsNot100 } from './weightsNot100';
import { weightsOfController } from './weightsOfController';

/**
 * Rules about how requests are routed.
 *
 * @internal
 */
export const trafficRules: readonly Rule[] = [
  destinationRuleConflict,
  destinationRuleNotLookedUp,
  destinationTwice,
  dottedGatewayName,
  externalNamePort,
  gatewayHostConflict,
  hostNotInGateway,
  httpRouteAndVirtualService,
  ineffectiveMatch,
  ingressRouteWithoutSubset,
  internalGateway,
  loneWeight,
  matchGatewayNotBound,
  meshHostConflict,
  noCatchAll,
  portWithoutProtocol,
  routeBeforeSubset,
  routeOutsideRollout,
  serviceEntryConflict,
  serviceEntryWithoutAddress,
  servicesSharePort,
  servicesShareTargetPort,
  shortHost,
  subsetPolicyUnused,
  subsetWithoutLabels,
  unreachableRoute,
  versionsWithoutRoute,
  weightsNot100,
  weightsOfController,
];
