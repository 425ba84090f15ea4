import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpRouteAndVirtualService } from './httpRouteAndVirtualService';
import { noCatchAll } from './noCatchAll';
import { serviceEntryConflict } from './serviceEntryConflict';
import { serviceEntryWithoutAddress } from './serviceEntryWithoutAddress';
import { unreachableRoute } from './unreachableRoute';
import { weightsNot100 } from './weightsNot100';

/**
 * Rules about how requests are routed.
 *
 * @internal
 */
export const trafficRules: readonly Rule[] = [
  httpRouteAndVirtualService,
  noCatchAll,
  serviceEntryConflict,
  serviceEntryWithoutAddress,
  unreachableRoute,
  weightsNot100,
];
