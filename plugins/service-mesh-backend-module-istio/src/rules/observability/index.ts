import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { accessLogWithoutProvider } from './accessLogWithoutProvider';
import { highCardinalityTag } from './highCardinalityTag';

/**
 * Rules about metrics, traces and logs.
 *
 * @internal
 */
export const observabilityRules: readonly Rule[] = [
  accessLogWithoutProvider,
  highCardinalityTag,
];
