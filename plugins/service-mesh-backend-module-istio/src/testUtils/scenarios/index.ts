/**
 * Services that use one feature each, whose configuration golden files and proofs show.
 */
import { ambientScenarios } from './ambient';
import { Scenario } from './scenario';
import { securityScenarios } from './security';
import { trafficScenarios } from './traffic';

export type { Scenario } from './scenario';

/**
 * One service for each feature, by the name of its golden file.
 *
 * @internal
 */
export const scenarios: Record<string, Scenario> = {
  ...trafficScenarios,
  ...securityScenarios,
  ...ambientScenarios,
};
