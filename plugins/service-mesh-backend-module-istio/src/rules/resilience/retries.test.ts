import {
  testOperation,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  networking,
  routeTo,
  virtualService,
} from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { manyRetries } from './manyRetries';
import { noRetryBudget } from './noRetryBudget';
import { retriesWithoutTimeout } from './retriesWithoutTimeout';
import { retryOnPermanentFailure } from './retryOnPermanentFailure';
import { retryWithoutBackoff } from './retryWithoutBackoff';
import { wideRetryBudget } from './wideRetryBudget';

const retried = (retries: object, rule: object = {}) =>
  virtualService({ http: [{ retries, ...rule, ...routeTo('orders') }] });
const match = [{ method: { exact: 'GET' }, uri: { exact: '/events' } }];
const { service: streaming } = testServiceInput({
  service: {
    operations: [testOperation('GET', '/events', { streaming: true })],
  },
});

describe('resilience/retries-without-timeout', () => {
  it.each([
    ['there is a timeout', { attempts: 2 }, { timeout: '5s' }],
    ['there are no retries', { attempts: 0 }, {}],
    ['attempts are left out', { retryOn: '5xx' }, {}],
    [
      'a retry comes before any work',
      { attempts: 2, retryOn: 'connect-failure,refused-stream' },
      {},
    ],
  ])('is silent where %s', (_, retries, rule) => {
    expect(hits(retriesWithoutTimeout, [retried(retries, rule)])).toEqual([]);
  });

  it.each([
    [{ attempts: 2 }, 'warning'],
    [{ attempts: 1, retryOn: 'reset' }, 'warning'],
    [{ attempts: 2, perTryTimeout: '1s' }, 'info'],
  ])('finds %j: %s', (retries, severity) => {
    expect(hits(retriesWithoutTimeout, [retried(retries)])).toMatchObject([
      { pointer: '/spec/http/0/retries/attempts', severity },
    ]);
  });

  it('is silent about a stream, which may have no timeout', () => {
    expect(
      hits(
        retriesWithoutTimeout,
        [retried({ attempts: 2 }, { match })],
        streaming,
      ),
    ).toEqual([]);
  });
});

it.each([
  [2, []],
  [3, ['info']],
  [4, ['warning']],
])('resilience/many-retries says of %d: %j', (attempts, severities) => {
  expect(
    hits(manyRetries, [retried({ attempts })]).map(({ severity }) => severity),
  ).toEqual(severities);
});

it.each([
  ['gateway-error,reset', undefined],
  ['500,503', undefined],
  ['5xx', '5xx'],
  ['reset, retriable-4xx', 'retriable-4xx'],
])(
  'resilience/retry-on-permanent-failure finds in %s: %s',
  (retryOn, conditions) => {
    expect(
      hits(retryOnPermanentFailure, [retried({ attempts: 1, retryOn })]).map(
        ({ params }) => params?.conditions,
      ),
    ).toEqual(conditions ? [conditions] : []);
  },
);

it.each([
  [{ retryOn: '503' }, 0],
  [{ retryOn: '429', backoff: '1s' }, 0],
  [{ retryOn: '429' }, 1],
  [{ retryOn: 'unavailable,resource-exhausted' }, 1],
])('resilience/retry-without-backoff finds in %j: %d', (retries, count) => {
  expect(
    hits(retryWithoutBackoff, [retried({ attempts: 1, ...retries })]),
  ).toHaveLength(count);
});

const rule = (trafficPolicy: object, subsets: object[] = []) =>
  networking('DestinationRule', 'orders', {
    host: 'orders',
    trafficPolicy,
    subsets,
  });

it('resilience/wide-retry-budget finds more than 20 percent', () => {
  const budget = (percent: number) => ({ retryBudget: { percent } });

  expect(hits(wideRetryBudget, [rule(budget(20))])).toEqual([]);
  expect(
    hits(wideRetryBudget, [
      rule(budget(20.5), [{ trafficPolicy: budget(50) }]),
    ]).map(({ pointer }) => pointer),
  ).toEqual([
    '/spec/trafficPolicy/retryBudget/percent',
    '/spec/subsets/0/trafficPolicy/retryBudget/percent',
  ]);
});

describe('resilience/no-retry-budget', () => {
  const found = (objects: Parameters<typeof hits>[1], istio?: string) =>
    hits(
      noRetryBudget,
      objects,
      undefined,
      istio ? { versions: { istio } } : {},
    );
  const many = retried({ attempts: 3 });
  const orders = service('orders');

  it.each([
    ['the release is not known', [orders, many], undefined],
    ['the release has none', [orders, many], '1.26'],
    [
      'retries are those of the default',
      [orders, retried({ attempts: 2 })],
      '1.27',
    ],
    ['there is one', [orders, many, rule({ retryBudget: {} })], '1.27'],
    [
      'retries have a limit',
      [orders, many, rule({ connectionPool: { http: { maxRetries: 3 } } })],
      '1.27',
    ],
    ['the DestinationRule may be elsewhere', [many], '1.27'],
  ])('is silent where %s', (_, objects, release) => {
    expect(found(objects, release)).toEqual([]);
  });

  it('finds many retries without one', () => {
    expect(found([orders, many], '1.27')).toHaveLength(1);
    expect(found([many, rule({})], '1.29')).toHaveLength(1);
  });
});
