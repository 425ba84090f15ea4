import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policyHostNotFound } from './policyHostNotFound';
import { principalNotFound } from './principalNotFound';
import { selectorMatchesNothing } from './selectorMatchesNothing';
import { sourceNamespaceNotFound } from './sourceNamespaceNotFound';
import { subsetNotDefined } from './subsetNotDefined';

/**
 * Rules about what objects refer to.
 *
 * @internal
 */
export const referenceRules: readonly Rule[] = [
  policyHostNotFound,
  principalNotFound,
  selectorMatchesNothing,
  sourceNamespaceNotFound,
  subsetNotDefined,
];
