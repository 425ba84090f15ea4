import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { definitionTooOld } from './definitionTooOld';

/**
 * Rules about what enters and leaves the mesh.
 *
 * @internal
 */
export const gatewayRules: readonly Rule[] = [definitionTooOld];
