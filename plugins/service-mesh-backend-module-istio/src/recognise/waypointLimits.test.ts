import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testTarget } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput } from '../testUtils/inputs';
import { readWaypointLimits } from './waypointLimits';

const target = testTarget({
  mesh: 'istio-ambient',
  provider: 'istio',
  version: '1.29',
});
const { operations } = defaultInput().service;
const reading = operations.find(({ idempotent }) => idempotent)!;

function read(rule: JsonObject, operation: typeof reading | null = reading) {
  const { settings, obstacles } = readWaypointLimits(
    rule,
    '/spec/rules/0',
    operation,
    target,
  );
  return {
    values: Object.fromEntries(
      settings.map(({ leaf, value }) => [
        leaf.replace('resilience.', ''),
        value,
      ]),
    ),
    reasons: obstacles.map(({ reason }) => reason),
  };
}

describe('limits of a rule of an HTTPRoute', () => {
  it.each([
    [undefined, 'none'],
    ['0s', 'none'],
    ['1m30s', '90s'],
  ])('has the timeout %s as %s', (request, timeout) => {
    expect(read(request ? { timeouts: { request } } : {})).toEqual({
      values: { timeout },
      reasons: [],
    });
  });

  it('has no duration that policy cannot say', () => {
    expect(read({ timeouts: { request: '1us' } })).toEqual({
      values: {},
      reasons: ['policy cannot say this duration'],
    });
  });

  it('says of a single try only beside retries', () => {
    const timeouts = { backendRequest: '1s' };
    expect(read({ timeouts }).reasons).toEqual([
      'policy limits a single try only beside retries',
    ]);
    expect(read({ timeouts, retry: { attempts: 1 } })).toMatchObject({
      values: {
        'retries.attempts': 1,
        'retries.perTryTimeout': '1s',
      },
      reasons: [],
    });
  });

  it.each([
    [[], []],
    [
      [504, 502, 503, 429],
      ['429', 'gateway-error'],
    ],
  ])('has retries on %j besides what is always retried', (codes, words) => {
    expect(read({ retry: { codes } }).values).toEqual({
      timeout: 'none',
      'retries.attempts': 2,
      'retries.on': [
        ...['connect-failure', 'refused-stream', 'unavailable', 'cancelled'],
        ...words,
      ],
    });
  });

  it.each([
    [{ codes: [500] }, 'policy has no word for these statuses'],
    [{ codes: 'all' }, 'policy has no word for these statuses'],
    [{ attempts: 99 }, 'it names no number of retries from 0 to 10'],
    [{ attempts: 'x' }, 'it names no number of retries from 0 to 10'],
  ])('keeps %j', (retry, reason) => {
    expect(read({ retry } as JsonObject).reasons).toContain(reason);
  });

  it('states that nothing is retried only where something would be', () => {
    const never = { retry: { attempts: 0 } };
    expect(read(never).values).toMatchObject({ 'retries.attempts': 0 });
    expect(read(never, null).values).toEqual({ timeout: 'none' });
  });
});
