import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { certificateShared } from './certificateShared';
import { definitionTooOld } from './definitionTooOld';
import { gatewayClassNotFound } from './gatewayClassNotFound';
import { gatewayConflict } from './gatewayConflict';
import { portNotServed } from './portNotServed';

/**
 * Rules about what enters and leaves the mesh.
 *
 * @internal
 */
export const gatewayRules: readonly Rule[] = [
  certificateShared,
  definitionTooOld,
  gatewayClassNotFound,
  gatewayConflict,
  portNotServed,
];
