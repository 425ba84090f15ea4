import { Rule, undecided } from '../rule';

/**
 * A rule that holds documents against callers and operations of the catalog: where some are hidden, what it misses may be among
 * them, and what it finds is undecided.
 *
 * @internal
 */
export function asFarAsSeen(rule: Rule): Rule {
  return {
    ...rule,
    check: context => {
      const hits = rule.check(context);
      return context.catalog?.isPartial
        ? hits.map(hit => ({
            ...hit,
            ...undecided('needs the components that are hidden from you'),
          }))
        : hits;
    },
  };
}
