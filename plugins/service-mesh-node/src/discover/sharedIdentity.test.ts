import { readMeshConfig } from '../config';
import { testEntity } from '../testUtils';
import { discover } from './discover';

function discovered(components: Record<string, Record<string, string>>) {
  const { services } = discover({
    entities: Object.entries(components).map(([name, annotations]) =>
      testEntity('Component', name, {
        spec: { type: 'service' },
        annotations: { namespace: 'shop', ...annotations },
      }),
    ),
    config: readMeshConfig({}),
    fallbackMesh: 'istio',
  });
  return Object.fromEntries(
    Object.values(services).map(({ service, findings, obstacles }) => [
      service.name,
      {
        obstacles,
        findings: findings.filter(f => f.code === 'catalog/shared-identity'),
      },
    ]),
  );
}

describe('two components in one namespace', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['service account', { 'service-account': 's' }, { 'service-account': 's' }],
    ['Service', { service: 's' }, { service: 's' }],
    ['Pods', { selector: 'app=s,tier=t' }, { selector: 'tier=t,app=s' }],
    ['Pods', { selector: 'app=s' }, { selector: 'app=s,tier=t' }],
  ])('that claim one %s are a finding on both', (what, a, b) => {
    const found = discovered({ a, b });
    for (const [name, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      expect(found[name].findings).toMatchObject([
        {
          severity: 'warning',
          message: expect.stringContaining(`with component:default/${other}`),
        },
      ]);
      expect(found[name].obstacles).toEqual([expect.stringContaining(what)]);
    }
  });

  it('are one finding each, however much they share', () => {
    const same = { 'service-account': 's', service: 's', selector: 'app=s' };
    const { a, b } = discovered({ a: same, b: same });
    expect([a.findings.length, b.findings.length]).toEqual([1, 1]);
    expect(a.obstacles).toHaveLength(3);
  });

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ selector: 'app=a' }, { selector: 'app=b' }],
    [{ selector: 'app=a,tier=t' }, { selector: 'app=a,tier=u' }],
    [{ service: 's' }, { service: 's', namespace: 'other' }],
    [{ 'service-account': 'b' }, {}],
    [{ selector: 'app=b' }, {}],
    [{}, {}],
  ])('that claim %j and %j share nothing', (a, b) => {
    const found = discovered({ a, b });
    expect([...found.a.obstacles, ...found.b.obstacles]).toEqual([]);
  });
});

it('names a few of many that share an identity', () => {
  const many = discovered(
    Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `c${i}`,
        { 'service-account': 'default' },
      ]),
    ),
  );
  expect(many.c7.findings[0].message).toContain('and 14 others');
});
