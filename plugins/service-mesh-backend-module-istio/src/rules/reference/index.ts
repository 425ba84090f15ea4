import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { delegateNotFound } from './delegateNotFound';
import { destinationHostNotFound } from './destinationHostNotFound';
import { destinationPortNotFound } from './destinationPortNotFound';
import { destinationPortRequired } from './destinationPortRequired';
import { destinationRuleHostNotFound } from './destinationRuleHostNotFound';
import { exportToUnknownNamespace } from './exportToUnknownNamespace';
import { gatewayNotFound } from './gatewayNotFound';
import { gatewaySecretNotFound } from './gatewaySecretNotFound';
import { halfQualifiedHost } from './halfQualifiedHost';
import { policyHostNotFound } from './policyHostNotFound';
import { principalNotFound } from './principalNotFound';
import { selectorMatchesNothing } from './selectorMatchesNothing';
import { sidecarEgressHost } from './sidecarEgressHost';
import { sourceNamespaceNotFound } from './sourceNamespaceNotFound';
import { subsetNotDefined } from './subsetNotDefined';
import { subsetSelectsNoPods } from './subsetSelectsNoPods';
import { targetPortNotExposed } from './targetPortNotExposed';
import { workloadGroupServiceAccount } from './workloadGroupServiceAccount';

/**
 * Rules about what objects refer to.
 *
 * @internal
 */
export const referenceRules: readonly Rule[] = [
  delegateNotFound,
  destinationHostNotFound,
  destinationPortNotFound,
  destinationPortRequired,
  destinationRuleHostNotFound,
  exportToUnknownNamespace,
  gatewayNotFound,
  gatewaySecretNotFound,
  halfQualifiedHost,
  policyHostNotFound,
  principalNotFound,
  selectorMatchesNothing,
  sidecarEgressHost,
  sourceNamespaceNotFound,
  subsetNotDefined,
  subsetSelectsNoPods,
  targetPortNotExposed,
  workloadGroupServiceAccount,
];
