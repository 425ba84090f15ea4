import {
  CallChange,
  DeliveryComparison,
  Finding,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testComparison,
  testDelivery,
  testServiceConfig,
} from '../testUtils/serviceConfig';
import { changeSummary } from './summary';

const WEB = 'component:default/web';

const compared = (
  comparison: Partial<DeliveryComparison>,
  meaning: Partial<DeliveryComparison['meaning']> = {},
  config: Parameters<typeof testDelivery>[0] = {},
) => {
  const base = testComparison(comparison);
  return {
    ...testDelivery(config),
    comparison: { ...base, meaning: { ...base.meaning, ...meaning } },
  };
};

const call = (overrides: Partial<CallChange> = {}): CallChange => ({
  caller: {
    kind: 'declared',
    name: WEB,
    serviceAccount: 'shop/web',
    origin: { source: 'entity', entityRef: WEB, pointer: '/spec/consumesApis' },
  },
  endUser: 'any',
  before: 'deny',
  after: 'allow',
  operations: ['createOrder', '*'],
  ...overrides,
});

const finding = (message: string): Finding => ({
  code: 'traffic/x',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  message,
  params: {},
  related: [],
  equivalents: [],
  confidence: 'stated',
});

describe('changeSummary', () => {
  it('says that nothing changes where nothing does', () => {
    expect(changeSummary([compared({})], {})).toBe(
      '## What changes\n\nNo call that was tried is decided differently.',
    );
  });

  it('names each caller that is newly allowed and who declared it, with a picture', () => {
    const text = changeSummary([compared({}, { calls: [call()] })], {});
    expect(text).toContain('### Now allowed');
    expect(text).toContain(
      '| <code>component:default/web</code> | <code>component:default/order</code> | <code>createOrder</code>, whatever no definition describes | refused, now allowed | entity of component:default/web at spec › consumesApis |',
    );
    expect(text).toContain('n0 ==>|"now allowed"| n1');
  });

  it('tells who is refused, and only without a token', () => {
    const { origin: _, ...caller } = call().caller;
    const text = changeSummary(
      [
        compared(
          {},
          {
            calls: [
              call({
                caller: { ...caller, kind: 'former' },
                endUser: 'without',
                before: 'audit-deny',
                after: 'deny',
              }),
            ],
            unsafe: [
              {
                kind: 'new-deny',
                advice: 'Watch first.',
                files: ['a.yaml'],
                ordered: true,
              },
            ],
          },
        ),
      ],
      {},
    );
    expect(text).toMatch(
      /web<\/code> without an end-user token .* only reported, now refused \| nobody \|/,
    );
    expect(text).toContain(
      '| <code>component:default/order</code> | Watch first. | <code>a.yaml</code> | by sync waves |',
    );
  });

  it('tells other limits and values, and for whom', () => {
    const text = changeSummary(
      [
        compared(
          {},
          {
            limits: [
              {
                before: { timeout: null, retries: null },
                after: {
                  timeout: 5_000,
                  retries: { attempts: 2, on: ['reset'] },
                },
                operations: ['getOrder'],
                callers: [WEB],
              },
            ],
            fields: [
              {
                resource: {
                  apiVersion: 'v1',
                  kind: 'VirtualService',
                  namespace: 'shop',
                  name: 'order',
                },
                pointer: '/spec/http/0/route/0/weight',
                before: 90,
                after: 50,
                leaf: 'traffic.weights',
              },
            ],
          },
        ),
      ],
      {},
    );
    expect(text).toContain(
      '| no timeout, no retries | timeout 5000 ms, 2 retries on <code>reset</code> | <code>component:default/web</code> |',
    );
    expect(text).toContain(
      '| <code>/spec/http/0/route/0/weight</code> | <code>90</code> | <code>50</code> | <code>traffic.weights</code> |',
    );
  });

  it('tells whose services change, and whose calls to them', () => {
    const text = changeSummary(
      [compared({ written: ['a.yaml'] }, { calls: [call()] })],
      { [WEB]: 'group:default/web-team' },
    );
    expect(text).toContain(
      '| <code>group:default/orders</code> | <code>component:default/order</code> |  |',
    );
    expect(text).toContain(
      '| <code>group:default/web-team</code> |  | <code>component:default/web</code> |',
    );
  });

  it('tells findings that are new and those that are mended, and not those that stay', () => {
    const text = changeSummary(
      [
        compared({
          findings: {
            before: [finding('Stays.'), finding('Goes.')],
            after: [finding('Stays.'), finding('Comes.')],
          },
        }),
      ],
      {},
    );
    expect(text).toMatch(/\| new \| .*Comes\./);
    expect(text).toMatch(/\| mended \| .*Goes\./);
    expect(text).not.toContain('Stays.');
  });

  it.each([
    [
      { state: 'foreign', edited: 'unknown' },
      true,
      '**not touched**: it is there and not ours',
    ],
    [
      { state: 'foreign', edited: 'unknown' },
      false,
      '**overwritten**: what is there is not ours',
    ],
    [
      { state: 'changed', edited: 'yes' },
      true,
      '**not touched**: it was edited by hand',
    ],
    [
      { state: 'changed', edited: 'yes' },
      false,
      '**overwritten**: it was edited by hand',
    ],
    [
      { state: 'changed', edited: 'unknown' },
      false,
      'changed; it carries no hash',
    ],
    [{ state: 'changed', edited: 'no' }, false, '| changed |'],
    [{ state: 'added', edited: 'no' }, false, '| new |'],
    [
      { state: 'obsolete', edited: 'no' },
      false,
      '**left there**: no longer generated',
    ],
    [
      { state: 'obsolete', edited: 'yes' },
      true,
      '**left there**: no longer generated, and edited by hand',
    ],
  ] as const)(
    'says of a file that is %j and withheld %p: %s',
    (file, isWithheld, words) => {
      const text = changeSummary(
        [
          compared({
            files: [{ file: 'a.yaml', ...file }],
            withheld: isWithheld ? ['a.yaml'] : [],
          }),
        ],
        {},
      );
      expect(text).toContain(words);
    },
  );

  it('tells environments apart where there are several', () => {
    const { target } = testServiceConfig();
    const text = changeSummary(
      [
        compared({}, { calls: [call()] }),
        compared(
          {},
          { calls: [call()] },
          { target: { ...target, environment: 'staging' } },
        ),
      ],
      {},
    );
    expect(text).toContain('component:default/order in staging');
  });

  it('keeps hostile text from becoming markup, and takes half of a body at most', () => {
    const hostile = '<script>x</script> | `a` \n## Approved @everyone --> ```';
    const many = <T>(item: T) => Array.from({ length: 2_000 }, () => item);
    const text = changeSummary(
      [
        compared(
          {
            files: many({ file: hostile, state: 'added', edited: 'no' }),
            written: [hostile],
            findings: { before: [], after: many(finding(hostile)) },
          },
          {
            calls: many(
              call({
                caller: { ...call().caller, name: hostile },
                operations: many(hostile),
              }),
            ),
            unsafe: many({
              kind: 'new-deny',
              advice: hostile,
              files: many(hostile),
              ordered: false,
            }),
          },
          { entityRef: hostile },
        ),
      ],
      { [hostile]: hostile },
    );
    expect(text.length).toBeLessThan(32_768);
    expect(text.replace(/^```(mermaid)?$/gm, '')).not.toMatch(
      /<script|`|@everyone|^## Approved|-->/m,
    );
  });
});
