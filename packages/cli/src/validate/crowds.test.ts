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
const MANY = 4000;

/** How many times the time of few a rule may take for many; four times as many pairs would be sixteen. */
const GROWTH = 9;

/** What takes less, in milliseconds of a core, shows no growth: compiling and collecting come in between. */
const NOTHING = 150;

const start = { line: 1, column: 1 };
const nowhere = { start, end: start };

const rules = rulesFor(providers);

/** What each rule takes in milliseconds of a core, so that neighbours of the machine do not count. */
function timesOf(crowd: Crowd, size: number): Map<Rule, number> {
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
function slowIn(crowd: Crowd): string[] {
  const few = timesOf(crowd, FEW);
  const many = timesOf(crowd, MANY);
  return rules
    .filter(
      rule =>
        many.get(rule)! > NOTHING && many.get(rule)! > GROWTH * few.get(rule)!,
    )
    .map(({ code }) => code);
}

describe('what rules take', () => {
  it.each(crowds.map(crowd => [crowd.title, crowd] as const))(
    'grows as the crowd does: %s',
    (_, crowd) => {
      const slow = slowIn(crowd);
      // A rule that builds what others share, or that waits for the collector, is not slow twice.
      const again = slow.length > 0 ? slowIn(crowd) : [];
      expect(slow.filter(code => again.includes(code))).toEqual([]);
    },
  );
});
