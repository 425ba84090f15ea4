import {
  PolicyLeaf,
  policyLeafNames,
  policyLeaves,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The settings that people try most, in their order; the others are added on demand.
 *
 * @internal
 */
export const usualSettings: readonly PolicyLeaf[] = [
  'resilience.timeout',
  'resilience.retries.attempts',
  'traffic.weights',
  'security.mtls',
  'security.stage',
  'security.callers.mode',
  'security.callers.additional',
];

/**
 * All other settings.
 *
 * @internal
 */
export const furtherSettings: readonly PolicyLeaf[] = policyLeafNames.filter(
  leaf => !usualSettings.includes(leaf),
);

/**
 * The values of a setting that has but a few; `undefined` for any other.
 *
 * @internal
 */
export function choicesOf(leaf: PolicyLeaf): readonly string[] | undefined {
  const { schema } = policyLeaves[leaf];
  if (schema.type === 'boolean') {
    return ['true', 'false'];
  }
  return 'options' in schema && schema.type === 'enum'
    ? (schema.options as readonly string[])
    : undefined;
}
