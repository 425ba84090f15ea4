import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  AbCondition,
  headersFor,
  RecognisedSetting,
  UNDESCRIBED,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ruleMatches } from '../evaluate/virtualServiceMatch';
import { items } from '../lenient';
import { readCondition } from './abCondition';
import { readExtras, readWeights, Whose } from './destinations';
import { otherMembers, Reading } from './reading';
import { readLimits } from './routeLimits';
import { Sample } from './samples';

/** A rule of a VirtualService, read. */
interface ReadRule {
  rule: JsonObject;
  pointer: JsonPointer;
  condition: AbCondition | null;
  limits: RecognisedSetting[];
  extras: RecognisedSetting[];
  weights: Record<string, number> | null;
}

const readMembers = [
  'name',
  'match',
  'route',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrors',
  'mirrorPercentage',
];

const matchMembers = [
  'name',
  'uri',
  'method',
  'headers',
  'port',
  'ignoreUriCase',
];

function readRule(
  rule: JsonObject,
  pointer: JsonPointer,
  whose: Whose,
): { read: ReadRule; obstacles: Reading['obstacles'] } {
  const condition = readCondition(rule, pointer);
  const limits = readLimits(rule, pointer);
  const extras = readExtras(rule, pointer, whose);
  const weights = readWeights(rule, pointer, whose);
  return {
    read: {
      rule,
      pointer,
      condition: condition.condition,
      limits: limits.settings,
      extras: extras.settings,
      weights: weights.weights,
    },
    obstacles: [
      ...otherMembers(rule, readMembers, pointer),
      ...items(rule.match).flatMap((match, index) =>
        otherMembers(match, matchMembers, `${pointer}/match/${index}`),
      ),
      ...[condition, limits, extras, weights].flatMap(part => part.obstacles),
    ],
  };
}

/** The values alone. */
const meaning = (settings: readonly RecognisedSetting[]) =>
  JSON.stringify(settings.map(({ leaf, value }) => [leaf, value]));

/** What a way through the rules amounts to: the rule that each sample takes. */
interface Way {
  condition: AbCondition | null;
  taken: { sample: Sample; by: ReadRule | undefined }[];
}

function waysThrough(
  rules: readonly ReadRule[],
  samples: readonly Sample[],
): Way[] {
  const conditions = new Map(
    rules.map(({ condition }) => [JSON.stringify(condition), condition]),
  );
  conditions.delete('null');
  return [...conditions.values(), null].map(condition => ({
    condition,
    taken: samples.map(sample => ({
      sample,
      by: rules.find(
        ({ rule }) =>
          ruleMatches(rule, {
            ...sample.request,
            headers: headersFor(condition),
          }) === 'yes',
      ),
    })),
  }));
}

/** What keeps several rules from being one policy. */
function discord(rules: readonly ReadRule[], ways: readonly Way[]) {
  const taken = ways.flatMap(way => way.taken);
  const missed = taken.find(({ by }) => by === undefined);
  const idle = rules.find(rule => taken.every(({ by }) => by !== rule));
  const main = ways.at(-1)!;
  const differing = ways
    .flatMap(way =>
      way.taken.map(({ by }, i) => ({ by, main: main.taken[i].by })),
    )
    .find(
      ({ by, main: other }) =>
        by && other && meaning(by.limits) !== meaning(other.limits),
    );
  const [first] = main.taken;
  const elsewhere = main.taken.find(
    ({ by }) =>
      JSON.stringify(by?.weights) !== JSON.stringify(first?.by?.weights),
  );
  const extra = taken.find(
    ({ by }) => meaning(by?.extras ?? []) !== meaning(first?.by?.extras ?? []),
  );
  const torn = ways
    .slice(0, -1)
    .find(
      ({ taken: of }) =>
        new Set(of.map(({ by }) => JSON.stringify(by?.weights))).size > 1 ||
        Object.keys(of[0]?.by?.weights ?? {}).length !== 1,
    );
  const catchAll = main.taken
    .filter(({ sample }) => sample.operation === UNDESCRIBED)
    .map(({ by }) => meaning(by?.limits ?? []));
  return [
    ...(missed
      ? [
          'requests that no rule matches are refused, and policy refuses none by route',
        ]
      : []),
    ...(idle
      ? [
          `no request to an operation that is known, and none to anything else, takes the rule ${idle.pointer}`,
        ]
      : []),
    ...(differing
      ? [
          'requests with a header and without have different timeouts or retries',
        ]
      : []),
    ...(elsewhere ? ['its rules lead to different versions'] : []),
    ...(extra ? ['its rules copy or delay requests differently'] : []),
    ...(torn ? ['requests with a header go to no single version'] : []),
    ...(ways.length > 1 && first?.by?.weights === null
      ? ['requests without the header go to no version in particular']
      : []),
    ...(new Set(catchAll).size > 1
      ? ['what no operation describes is treated differently by port']
      : []),
  ].map(reason => ({ pointer: '/spec/http', reason }));
}

function limitsByOperation({ taken }: Way): RecognisedSetting[] {
  const seen = new Set<string>();
  return taken.flatMap(({ sample: { operation }, by }) => {
    if (seen.has(operation)) {
      return [];
    }
    seen.add(operation);
    return (by?.limits ?? []).map(setting => ({ ...setting, operation }));
  });
}

function versions(ways: readonly Way[]): RecognisedSetting[] {
  const main = ways.at(-1)!.taken[0]?.by;
  const tests = ways.slice(0, -1).map(({ condition, taken }) => ({
    ...condition!,
    to: Object.keys(taken[0]?.by?.weights ?? {})[0] ?? '',
  }));
  const [first] = ways;
  return [
    ...(main?.weights
      ? [
          {
            leaf: 'traffic.weights' as const,
            value: main.weights,
            pointer: `${main.pointer}/route`,
          },
        ]
      : []),
    ...(tests.length
      ? [
          {
            leaf: 'traffic.match' as const,
            value: tests,
            pointer: `${first.taken[0]?.by?.pointer ?? '/spec/http'}/match`,
          },
        ]
      : []),
  ];
}

/**
 * What the rules of a VirtualService amount to: timeout and retries by operation, versions, copies and delays.
 *
 * @internal
 */
export function readRouting(
  rules: readonly JsonObject[],
  samples: readonly Sample[],
  whose: Whose,
): Reading {
  const read = rules.map((rule, index) =>
    readRule(rule, `/spec/http/${index}`, whose),
  );
  const readable = read.map(part => part.read);
  const obstacles = read.flatMap(part => part.obstacles);
  if (obstacles.length > 0) {
    return { settings: [], obstacles };
  }
  const ways = waysThrough(readable, samples);
  return {
    settings: [
      ...limitsByOperation(ways.at(-1)!),
      ...versions(ways),
      ...(ways.at(-1)!.taken[0]?.by?.extras ?? []),
    ],
    obstacles: discord(readable, ways),
  };
}
