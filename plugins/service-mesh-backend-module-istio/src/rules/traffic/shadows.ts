import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, textOf } from '../../lenient';
import { covers, isSameMatch, takesAnyPath } from './covers';

/**
 * A match and where it stands; a rule without any has one without conditions.
 *
 * @internal
 */
export interface Place {
  rule: number;
  /** `null` where the rule has no match. */
  match: number | null;
}

interface Standing extends Place {
  value: JsonObject;
}

/**
 * A match that an earlier one takes all requests from.
 *
 * @internal
 */
export interface Shadow extends Place {
  by: Place;
  /** Whether both say the same. */
  isSame: boolean;
}

/**
 * Most earlier matches that one is held against. Those of other paths do not count, and a VirtualService with more for one path
 * was made to take long.
 */
const MOST = 250;

/** The matches of rules in their order. */
function standing(rules: readonly JsonObject[]): Standing[] {
  return rules.flatMap<Standing>((rule, index) => {
    const matches = items(rule.match);
    return matches.length === 0
      ? [{ rule: index, match: null, value: {} }]
      : matches.map((value, match) => ({ rule: index, match, value }));
  });
}

/** Earlier matches by their path, so that a later one is held against few: those whose path could take its own. */
function pathIndex() {
  const open: Standing[] = [];
  const byText = new Map<string, Standing[]>();
  const lengths = new Set<number>();
  const at = (key: string) => byText.get(key) ?? [];
  return {
    add(earlier: Standing) {
      const { exact, prefix, regex } = members(earlier.value.uri);
      const [kind, text] =
        Object.entries({ exact, prefix, regex }).find(
          ([, value]) => typeof value === 'string',
        ) ?? [];
      if (
        kind === undefined ||
        takesAnyPath(members(earlier.value.uri)) ||
        earlier.value.ignoreUriCase === true
      ) {
        open.push(earlier);
        return;
      }
      const known = at(`${kind} ${text}`);
      known.push(earlier);
      byText.set(`${kind} ${text}`, known);
      if (kind === 'prefix') {
        lengths.add(textOf(text).length);
      }
    },
    candidates(later: Standing): Standing[] {
      const { exact, prefix, regex } = members(later.value.uri);
      const path = [exact, prefix].find(
        (text): text is string => typeof text === 'string',
      );
      const prefixes =
        path === undefined
          ? []
          : [...lengths]
              .filter(length => length <= path.length)
              .flatMap(length => at(`prefix ${path.slice(0, length)}`));
      return [
        ...open,
        ...prefixes,
        ...at(`exact ${exact}`),
        ...at(`regex ${regex}`),
      ].slice(0, MOST);
    },
  };
}

const isBefore = (a: Standing, b: Standing) =>
  a.rule - b.rule || (a.match ?? 0) - (b.match ?? 0);

/**
 * The matches of a VirtualService's rules that never take a request, since an earlier one does. Rules that are delegated take
 * only what their delegate does, so that they shadow nothing.
 *
 * @internal
 */
export function shadowsOf(rules: readonly JsonObject[]): Shadow[] {
  const index = pathIndex();
  return standing(rules).flatMap(later => {
    const [first] = index
      .candidates(later)
      .filter(earlier => covers(earlier.value, later.value))
      .sort(isBefore);
    if (members(rules[later.rule]).delegate === undefined) {
      index.add(later);
    }
    return first
      ? [
          {
            rule: later.rule,
            match: later.match,
            by: { rule: first.rule, match: first.match },
            isSame:
              first.match !== null &&
              later.match !== null &&
              isSameMatch(first.value, later.value),
          },
        ]
      : [];
  });
}
