import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { indistinctOperations } from './operationRules';

/**
 * Operations that no route tells apart, as a loss.
 *
 * @internal
 */
export function indistinctLosses(
  input: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const operations = indistinctOperations(input).map(({ id }) => id);
  return operations.length
    ? [
        {
          mesh,
          leaf: 'resilience.retries.on',
          scope: { operations },
          reason:
            'These operations share method and path, so that a proxy cannot tell them apart; they get the settings of the catch-all.',
          alternative:
            'Serve them on paths of their own, or give them the same settings.',
        },
      ]
    : [];
}
