import {
  Finding,
  Layer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Completes a finding of the catalog or the policy with the parts that most of them leave empty.
 *
 * @internal
 */
export function sourceFinding(
  layer: Extract<Layer, 'catalog' | 'policy'>,
  finding: Pick<Finding, 'code' | 'message'> & Partial<Finding>,
): Finding {
  return {
    severity: 'warning',
    layer,
    consequence: 'ineffective',
    params: {},
    related: [],
    equivalents: [],
    confidence: 'stated',
    ...finding,
  };
}
