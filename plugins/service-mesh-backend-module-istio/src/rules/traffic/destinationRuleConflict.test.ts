import { networking } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { destinationRuleConflict } from './destinationRuleConflict';

const random = { loadBalancer: { simple: 'RANDOM' } };
const full = 'orders.shop.svc.cluster.local';
const rule = (
  name: string,
  subsets: string[],
  { host = full, namespace = 'shop', ...spec }: Record<string, any> = {},
) =>
  networking(
    'DestinationRule',
    name,
    { host, subsets: subsets.map(each => ({ name: each })), ...spec },
    { namespace },
  );

describe('traffic/destination-rule-conflict', () => {
  it.each([
    ['hosts differ', [rule('a', []), rule('b', [], { host: 'basket' })]],
    [
      'subsets differ',
      [rule('a', ['v1']), rule('b', ['v2'], { trafficPolicy: random })],
    ],
    [
      'no namespace sees both',
      [
        rule('a', [], { exportTo: ['.'] }),
        rule('b', [], { exportTo: ['.'], namespace: 'eu' }),
      ],
    ],
    ['one is written twice', [rule('a', []), rule('a', [])]],
    [
      'one has mutual TLS for all',
      [
        rule('a', []),
        rule('b', [], {
          host: '*.local',
          trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
        }),
      ],
    ],
    [
      'wildcards are side by side',
      [rule('a', [], { host: '*.a.com' }), rule('b', [], { host: '*.b.com' })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(destinationRuleConflict, objects)).toEqual([]);
  });

  it.each([
    [
      'both define a subset',
      rule('a', ['v1']),
      rule('b', ['v1', 'v2']),
      'warning',
    ],
    [
      'they can be merged',
      rule('a', [], { trafficPolicy: random }),
      rule('b', ['v1']),
      'info',
    ],
    [
      'both set the policy of the host',
      rule('a', [], { trafficPolicy: random }),
      rule('b', ['v1'], { trafficPolicy: random }),
      'error',
    ],
    [
      'they are of two namespaces',
      rule('a', [], { trafficPolicy: random }),
      rule('b', [], { trafficPolicy: random, namespace: 'eu' }),
      'info',
    ],
    [
      'one is a wildcard around the other',
      rule('a', ['v1']),
      rule('b', ['v1'], { host: '*.local' }),
      'info',
    ],
  ])('tells of two where %s', (_, one, other, severity) => {
    const found = hits(destinationRuleConflict, [one, other]);

    expect(found.map(hit => [hit.params?.name, hit.severity])).toEqual([
      ['a', severity],
      ['b', severity],
    ]);
  });

  it('speaks for Kiali where a milder clash is one of its own', () => {
    expect(
      hits(destinationRuleConflict, [
        rule('a', ['v1'], { trafficPolicy: random }),
        rule('b', ['v2'], { trafficPolicy: random }),
        rule('c', ['v1']),
      ]).map(({ params, severity, equivalents }) => [
        params?.name,
        severity,
        equivalents,
      ]),
    ).toEqual([
      ['a', 'error', undefined],
      ['b', 'error', []],
      ['c', 'warning', undefined],
    ]);
  });

  it('does not speak for Kiali of two policies beside different subsets', () => {
    expect(
      hits(destinationRuleConflict, [
        rule('a', ['v1'], { trafficPolicy: random }),
        rule('b', ['v2'], { trafficPolicy: random }),
      ]).map(({ severity, equivalents }) => [severity, equivalents]),
    ).toEqual([
      ['error', []],
      ['error', []],
    ]);
  });
});
