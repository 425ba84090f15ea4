import { MeshProvider } from '../provider';
import { syntaxRules } from './read';
import { Rule, RuleInfo } from './rule';
import { rulesFor } from './rulesFor';

/**
 * All that configuration is held to, each rule once, in alphabetical order of the codes.
 *
 * @param extra - rules of other modules
 * @public
 */
export function ruleCatalogue(
  providers: readonly MeshProvider[],
  extra: readonly Rule[] = [],
): RuleInfo[] {
  const rules = [...syntaxRules, ...rulesFor(providers, extra)].map(
    ({
      code,
      title,
      severity,
      layer,
      consequence,
      why,
      equivalents,
      example,
    }) => ({
      code,
      title,
      severity,
      layer,
      consequence,
      why,
      equivalents,
      ...(example ? { example } : {}),
    }),
  );
  return [...new Map(rules.map(rule => [rule.code, rule])).values()].sort(
    (a, b) => (a.code < b.code ? -1 : 1),
  );
}
