import { testOperation, testServiceInput } from '../testUtils';
import { groupOperations } from './groups';
import { trafficSplit } from './split';

const versions = (names: string[]) => ({
  versions: {
    value: names.map(name => ({ name, labels: { version: name } })),
    confidence: 'stated' as const,
    origin: { source: 'annotation' as const },
  },
});

describe('groupOperations', () => {
  const operations = [
    testOperation('GET', '/a'),
    testOperation('POST', '/a'),
    testOperation('GET', '/b'),
    testOperation('GET', '/c'),
    testOperation('GET', '/events', { streaming: true }),
  ];
  const input = testServiceInput({
    service: { operations },
    operations: {
      'GET /a': { 'resilience.timeout': '5s' },
      'POST /a': { 'resilience.timeout': '5s' },
      'GET /b': {
        'resilience.timeout': '5s',
        'resilience.retries.attempts': 1,
      },
      'GET /c': { 'resilience.timeout': '9s' },
    },
  });
  const grouped = (leaves: Parameters<typeof groupOperations>[1]) =>
    groupOperations(input, leaves).map(({ name, operations: members }) => [
      name,
      members.map(({ id }) => id),
    ]);

  it('puts operations together that share a trait and the settings asked about', () => {
    expect(grouped(['resilience.timeout'])).toEqual([
      ['idempotent', ['GET /a', 'GET /b']],
      ['unsafe', ['POST /a']],
      ['idempotent-2', ['GET /c']],
      ['streaming', ['GET /events']],
    ]);
  });

  it('does not look at other settings', () => {
    expect(grouped([])).toEqual([
      ['idempotent', ['GET /a', 'GET /b', 'GET /c']],
      ['unsafe', ['POST /a']],
      ['streaming', ['GET /events']],
    ]);
  });
});

describe('trafficSplit', () => {
  const split = (
    names: string[],
    policy: Parameters<typeof testServiceInput>[0] extends infer O
      ? NonNullable<O> extends { policy?: infer P }
        ? P
        : never
      : never,
  ) => trafficSplit(testServiceInput({ workload: versions(names), policy }));
  const shares = (result: ReturnType<typeof split>) =>
    result?.weights.map(({ version, weight }) => [version.name, weight.value]);

  it('is none where nobody asks for one', () => {
    expect(split(['v1', 'v2'], {})).toBeNull();
    expect(split([], { 'traffic.weights': { v1: 100 } })).toBeNull();
  });

  it('follows the weights and leaves out versions without a share', () => {
    expect(
      shares(
        split(['v1', 'v2', 'v3'], {
          'traffic.weights': { v1: 90, v2: 10, v3: 0 },
        }),
      ),
    ).toEqual([
      ['v1', 90],
      ['v2', 10],
    ]);
  });

  it('sends what no A/B rule matches to the other versions', () => {
    const result = split(['v1', 'v2', 'v3', 'v4'], {
      'traffic.match': [{ header: 'x-beta', value: 'true', to: 'v4' }],
    });
    expect(shares(result)).toEqual([
      ['v1', 34],
      ['v2', 33],
      ['v3', 33],
    ]);
    expect(result?.matches).toMatchObject([
      { value: { header: 'x-beta', version: { name: 'v4' } } },
    ]);
  });

  it('passes over versions that the component does not name', () => {
    expect(
      split(['v1'], {
        'traffic.weights': { v1: 50, v9: 50 },
        'traffic.match': [{ header: 'a', value: 'b', to: 'v9' }],
      }),
    ).toMatchObject({
      matches: [],
      weights: [{ version: { name: 'v1' }, weight: { value: 50 } }],
    });
  });
});
