import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { gatewaySecretNotFound } from './gatewaySecretNotFound';
import { policyHostNotFound } from './policyHostNotFound';
import { principalNotFound } from './principalNotFound';
import { selectorMatchesNothing } from './selectorMatchesNothing';
import { sidecarEgressHost } from './sidecarEgressHost';
import { sourceNamespaceNotFound } from './sourceNamespaceNotFound';
import { subsetNotDefined } from './subsetNotDefined';
import { workloadGroupServiceAccount } from './workloadGroupServiceAccount';

/**
 * Rules about what objects refer to.
 *
 * @internal
 */
export const referenceRules: readonly Rule[] = [
  gatewaySecretNotFound,
  policyHostNotFound,
  principalNotFound,
  selectorMatchesNothing,
  sidecarEgressHost,
  sourceNamespaceNotFound,
  subsetNotDefined,
  workloadGroupServiceAccount,
];
