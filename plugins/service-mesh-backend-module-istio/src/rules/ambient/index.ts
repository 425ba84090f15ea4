import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { bypassPreventionAtWaypoint } from './bypassPreventionAtWaypoint';
import { bypassPreventionTooEarly } from './bypassPreventionTooEarly';
import { callerScopeIgnored } from './callerScopeIgnored';
import { envoyFilterIgnored } from './envoyFilterIgnored';
import { noTargetRefs } from './noTargetRefs';
import { podInOtherDataPlane } from './podInOtherDataPlane';
import { policyWithoutWaypoint } from './policyWithoutWaypoint';
import { routeElsewhere } from './routeElsewhere';
import { routeWithoutWaypoint } from './routeWithoutWaypoint';
import { sidecarAndAmbient } from './sidecarAndAmbient';
import { sidecarIgnored } from './sidecarIgnored';
import { versionsBehindOneService } from './versionsBehindOneService';
import { waypointNotFound } from './waypointNotFound';
import { waypointOutsideAmbient } from './waypointOutsideAmbient';
import { waypointPassedBy } from './waypointPassedBy';

/**
 * Rules about what ambient and its waypoints pass over.
 *
 * @internal
 */
export const ambientRules: readonly Rule[] = [
  bypassPreventionAtWaypoint,
  bypassPreventionTooEarly,
  callerScopeIgnored,
  envoyFilterIgnored,
  noTargetRefs,
  podInOtherDataPlane,
  policyWithoutWaypoint,
  routeElsewhere,
  routeWithoutWaypoint,
  sidecarAndAmbient,
  sidecarIgnored,
  versionsBehindOneService,
  waypointNotFound,
  waypointOutsideAmbient,
  waypointPassedBy,
];
