import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Rules about how Istio itself is set up and used.
 *
 * @internal
 */
export const istioRules: readonly Rule[] = [];
