import {
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  RuleContext,
  ruleContext as contextOf,
  RuleFacts,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

const start = { line: 1, column: 1 };

/**
 * Objects as a rule sees them.
 *
 * @internal
 */
export function ruleContext(
  objects: readonly KubernetesObject[],
  service?: Service,
  facts: Partial<RuleFacts> = {},
): RuleContext {
  const documents = objects.map((object, index) => ({
    object,
    file: `${index}.yaml`,
    locate: () => ({ start, end: start }),
  }));
  return contextOf(documents, { ...facts, ...(service ? { service } : {}) });
}

/**
 * What a rule finds in objects.
 *
 * @internal
 */
export function hits(
  rule: Rule,
  objects: readonly KubernetesObject[],
  service?: Service,
  facts: Partial<RuleFacts> = {},
): RuleHit[] {
  return rule.check(ruleContext(objects, service, facts));
}
