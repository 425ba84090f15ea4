import { MeshProvider } from '../provider';
import { syntaxRules } from './read';
import { Rule, RuleInfo } from './rule';
import { rulesFor } from './rulesFor';

const distinct = (all: readonly string[]) => [...new Set(all)];

/** What is said of rules that several meshes hold under one code: the facts of each, and the example of the first. */
function together([first, ...others]: readonly RuleInfo[]): RuleInfo {
  const all = [first, ...others];
  const example = all.find(rule => rule.example)?.example;
  const { code, title, severity, layer, consequence } = first;
  return {
    code,
    title,
    severity,
    layer,
    consequence,
    why: distinct(all.map(({ why }) => why)).join(' '),
    equivalents: distinct(all.flatMap(({ equivalents }) => equivalents)),
    ...(example ? { example } : {}),
  };
}

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
  const byCode = new Map<string, RuleInfo[]>();
  for (const rule of [...syntaxRules, ...rulesFor(providers, extra)]) {
    byCode.set(rule.code, [...(byCode.get(rule.code) ?? []), rule]);
  }
  return [...byCode.values()]
    .map(together)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
