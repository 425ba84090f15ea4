import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { delegateNotFound } from './delegateNotFound';
import { destinationHostNotFound } from './destinationHostNotFound';
import { destinationPortNotFound } from './destinationPortNotFound';
import { destinationPortRequired } from './destinationPortRequired';
import { destinationRuleHostNotFound } from './destinationRuleHostNotFound';
import { exportToUnknownNamespace } from './exportToUnknownNamespace';
import { gatewayNotFound } from './gatewayNotFound';
import { halfQualifiedHost } from './halfQualifiedHost';
import { subsetNotDefined } from './subsetNotDefined';
import { subsetSelectsNoPods } from './subsetSelectsNoPods';

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
  halfQualifiedHost,
  subsetNotDefined,
  subsetSelectsNoPods,
];
