import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { callerScopeIgnored } from './callerScopeIgnored';
import { envoyFilterIgnored } from './envoyFilterIgnored';
import { noTargetRefs } from './noTargetRefs';
import { podInOtherDataPlane } from './podInOtherDataPlane';
import { policyWithoutWaypoint } from './policyWithoutWaypoint';
import { routeElsewhere } from './routeElsewhere';
import { routeWithoutWaypoint } from './routeWithoutWaypoint';
import { sidecarAndAmbient } from './sidecarAndAmbient';
import { waypointNotFound } from './waypointNotFound';
import { waypointOutsideAmbient } from './waypointOutsideAmbient';

/**
 * Rules about what ambient and its waypoints pass over.
 *
 * @internal
 */
export const ambientRules: readonly Rule[] = [
  callerScopeIgnored,
  envoyFilterIgnored,
  noTargetRefs,
  podInOtherDataPlane,
  policyWithoutWaypoint,
  routeElsewhere,
  routeWithoutWaypoint,
  sidecarAndAmbient,
  waypointNotFound,
  waypointOutsideAmbient,
];
