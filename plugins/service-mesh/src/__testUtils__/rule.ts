import { RuleDescription } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A rule about retries.
 *
 * @internal
 */
export function testRule(
  overrides: Partial<RuleDescription> = {},
): RuleDescription {
  return {
    code: 'resilience/retry-unsafe',
    title: 'Requests that change something are not sent twice',
    severity: 'warning',
    layer: 'practice',
    consequence: 'risky',
    why: 'A request whose answer got lost may have been processed.',
    equivalents: [],
    example: {
      bad: 'retries:\n  attempts: 3\n',
      good: 'retries:\n  attempts: 0\n',
    },
    ...overrides,
  };
}
