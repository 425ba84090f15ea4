import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { externalNamePort } from './externalNamePort';
import { noCatchAll } from './noCatchAll';
import { portWithoutProtocol } from './portWithoutProtocol';
import { servicesSharePort } from './servicesSharePort';
import { servicesShareTargetPort } from './servicesShareTargetPort';
import { unreachableRoute } from './unreachableRoute';
import { weightsNot100 } from './weightsNot100';

/**
 * Rules about how requests are routed.
 *
 * @internal
 */
export const trafficRules: readonly Rule[] = [
  externalNamePort,
  noCatchAll,
  portWithoutProtocol,
  servicesSharePort,
  servicesShareTargetPort,
  unreachableRoute,
  weightsNot100,
];
