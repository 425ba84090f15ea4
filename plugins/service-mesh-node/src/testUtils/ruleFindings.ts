import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule, RuleFacts, readManifests, runRules } from '../validate';

/**
 * What rules find in YAML.
 *
 * @internal
 */
export function ruleFindings(
  rules: Rule | readonly Rule[],
  yaml: string,
  facts: Partial<RuleFacts> = {},
): Finding[] {
  const { documents } = readManifests(yaml, 'input.yaml');
  return runRules(
    [rules].flat(),
    documents.map(({ object, locate }) => ({
      object,
      locate,
      file: 'input.yaml',
    })),
    facts,
  );
}
