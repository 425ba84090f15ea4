import {
  ManifestDocument,
  Rule,
  ruleContext,
  rulesFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';
import { Crowd, crowds } from './__testUtils__/crowds';

jest.setTimeout(300_000);

const FEW = 1000;

/** How many times the time of few a rule may take for four times as many; to go through all pairs would be sixteen. */
const GROWTH = 9;

/** What takes less, in milliseconds of a core, shows no growth: compiling and collecting come in between. */
const NOTHING = 150;

const start = { line: 1, column: 1 };
const nowhere = { start, end: start };

/** What each rule takes in milliseconds of a core, so that neighbours of the machine do not count. */
function timesOf(
  crowd: Crowd,
  size: number,
  rules: readonly Rule[],
): Map<Rule, number> {
  const documents = crowd.make(size).map<ManifestDocument>(object => ({
    object,
    file: 'crowd.yaml',
    locate: () => nowhere,
  }));
  const context = ruleContext(documents, { today: '2026-01-01' });
  return new Map(
    rules.map(rule => {
      const before = process.cpuUsage();
      rule.check(context);
      const { user, system } = process.cpuUsage(before);
      return [rule, (user + system) / 1000];
    }),
  );
}

/** The rules that are slow for many, and take more than their share. */
function slowIn(crowd: Crowd, size: number, rules: readonly Rule[]): Rule[] {
  const few = timesOf(crowd, size, rules);
  const many = timesOf(crowd, 4 * size, rules);
  return rules.filter(
    rule =>
      many.get(rule)! > NOTHING && many.get(rule)! > GROWTH * few.get(rule)!,
  );
}

const rulesOfAll = rulesFor(providers);

describe('what rules take', () => {
  it.each(crowds.map(crowd => [crowd.title, crowd] as const))(
    'grows as the crowd does: %s',
    (_, crowd) => {
      // A rule may build what others share, wait for the collector, or fit into the caches of a core while they are few. What goes
      // through all pairs does so among more of them too.
      const slow = [FEW, 4 * FEW, 4 * FEW].reduce<readonly Rule[]>(
        (suspects, size) =>
          suspects.length > 0 ? slowIn(crowd, size, suspects) : [],
        rulesOfAll,
      );
      expect(slow.map(({ code }) => code)).toEqual([]);
    },
  );
});
