import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Rules about metrics, traces and logs.
 *
 * @internal
 */
export const observabilityRules: readonly Rule[] = [];
