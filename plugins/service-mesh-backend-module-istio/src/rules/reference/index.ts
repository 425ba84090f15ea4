import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { gatewaySecretNotFound } from './gatewaySecretNotFound';
import { selectorMatchesNothing } from './selectorMatchesNothing';
import { sidecarEgressHost } from './sidecarEgressHost';
import { subsetNotDefined } from './subsetNotDefined';
import { targetPortNotExposed } from './targetPortNotExposed';
import { workloadGroupServiceAccount } from './workloadGroupServiceAccount';

/**
 * Rules about what objects refer to.
 *
 * @internal
 */
export const referenceRules: readonly Rule[] = [
  gatewaySecretNotFound,
  selectorMatchesNothing,
  sidecarEgressHost,
  subsetNotDefined,
  targetPortNotExposed,
  workloadGroupServiceAccount,
];
