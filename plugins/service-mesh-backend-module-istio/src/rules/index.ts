import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ambientRules } from './ambient';
import { gatewayRules } from './gateway';
import { istioRules } from './istio';
import { observabilityRules } from './observability';
import { referenceRules } from './reference';
import { resilienceRules } from './resilience';
import { schemaRules } from './schema';
import { securityRules } from './security';
import { trafficRules } from './traffic';

/**
 * The rules about Istio's kinds.
 *
 * @internal
 */
export const rules: readonly Rule[] = [
  ...ambientRules,
  ...gatewayRules,
  ...istioRules,
  ...observabilityRules,
  ...referenceRules,
  ...resilienceRules,
  ...schemaRules,
  ...securityRules,
  ...trafficRules,
];
