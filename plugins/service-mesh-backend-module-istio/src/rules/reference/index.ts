import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { subsetNotDefined } from './subsetNotDefined';

/**
 * Rules about what objects refer to.
 *
 * @internal
 */
export const referenceRules: readonly Rule[] = [subsetNotDefined];
