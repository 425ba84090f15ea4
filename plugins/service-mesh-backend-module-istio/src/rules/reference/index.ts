import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { subsetNotDefined } from './subsetNotDefined';
import { targetPortNotExposed } from './targetPortNotExposed';

/**
 * Rules about what objects refer to.
 *
 * @internal
 */
export const referenceRules: readonly Rule[] = [
  subsetNotDefined,
  targetPortNotExposed,
];
