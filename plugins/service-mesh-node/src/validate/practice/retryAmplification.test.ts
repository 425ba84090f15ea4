import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  documentOf,
  found,
  gate,
  gates,
  shopService,
} from './__testUtils__/shop';
import { retryAmplification } from './retryAmplification';

const rule = retryAmplification([gates]);
type Settings = Partial<PolicyValues>;

const retrying = (attempts: number, more: Settings = {}): Settings => ({
  'resilience.timeout': '1s',
  'resilience.retries.attempts': attempts,
  'resilience.retries.on': ['gateway-error'],
  ...more,
});

/** Services that call one another in turn, each retried as said, and the objects rendered from them. */
function chain(...settings: Settings[]) {
  const names = settings.map((_, i) => `s${i}`);
  return {
    services: [
      shopService('web'),
      ...settings.map((each, i) =>
        shopService(names[i], { callers: [names[i - 1] ?? 'web'], each }),
      ),
    ],
    documents: names.map(name =>
      documentOf(gate(name).object, {
        '/spec/retries': {
          source: 'annotation',
          leaf: 'resilience.retries.attempts',
        },
      }),
    ),
  };
}

const inChain = (...settings: Settings[]) => {
  const { documents, services } = chain(...settings);
  return found(rule, documents, services);
};

describe('retryAmplification', () => {
  it('multiplies the tries of the hops of a path', () => {
    expect(inChain(retrying(1), retrying(2))).toMatchInlineSnapshot(`
      [
        "warning: Retries on 2 hops call component:default/s1 up to 6 times for one request: component:default/web → component:default/s0 → component:default/s1. Retry on the first hop only, or give each a budget.",
      ]
    `);
    expect(inChain(retrying(3), retrying(3), retrying(3))).toEqual([
      expect.stringMatching(/^error: Retries on 3 hops .* up to 64 times/),
    ]);
  });

  it.each<[string, Settings]>([
    ['a budget', retrying(3, { 'resilience.retries.budget': 20 })],
    [
      'conditions that prove that nothing was done',
      retrying(3, { 'resilience.retries.on': ['connect-failure'] }),
    ],
    ['no retries', retrying(0)],
  ])('does not count a hop with %s', (_, settings) => {
    expect(inChain(retrying(3), settings)).toEqual([]);
    expect(inChain(settings, retrying(3), settings)).toEqual([]);
  });

  it('does not count the built-in defaults', () => {
    const { documents, services } = chain(retrying(2), retrying(2));
    for (const { input } of services) {
      for (const settings of Object.values(input.policy.operations)) {
        for (const setting of Object.values(settings)) {
          setting.origin = { source: 'default' };
        }
      }
    }
    expect(found(rule, documents, services)).toEqual([]);
  });

  it('goes by what manifests from elsewhere do', () => {
    const { services } = chain(retrying(0), retrying(0));
    const repeats = { retries: { attempts: 3, on: ['5xx'] } };
    expect(
      found(rule, [gate('s0', repeats), gate('s1', repeats)], services),
    ).toEqual([expect.stringContaining('up to 16 times')]);
    expect(found(rule, [gate('s0', repeats), gate('s1')], services)).toEqual(
      [],
    );
  });
});
