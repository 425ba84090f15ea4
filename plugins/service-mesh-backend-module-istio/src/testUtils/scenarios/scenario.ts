import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * A service that uses one feature.
 *
 * @internal
 */
export interface Scenario {
  input: ServiceInput;
  target: Target;
  /** The kinds that its golden file shows. */
  shows: string[];
}

/**
 * Callers that the catalog declares, and no others.
 *
 * @internal
 */
export const listed = (
  ...callers: ServiceInput['admission']['callers']
): Partial<ServiceInput> => ({
  admission: {
    mode: 'listed',
    callers,
    origin: { source: 'default', rule: 'the catalog declares the callers' },
  },
});

/**
 * A stage at which nothing is refused.
 *
 * @internal
 */
export const atAudit: Partial<ServiceInput> = {
  stage: { wanted: 'audit', effective: 'audit', missing: [] },
};
