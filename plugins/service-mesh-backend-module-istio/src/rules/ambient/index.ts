import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { sidecarIgnored } from './sidecarIgnored';

/**
 * Rules about what ambient and its waypoints pass over.
 *
 * @internal
 */
export const ambientRules: readonly Rule[] = [sidecarIgnored];
