import fc from 'fast-check';
import { readYaml } from '.';

const problem = (text: string, maxLength?: number) => {
  const result = readYaml(text, maxLength);
  return 'problem' in result ? result.problem : null;
};

describe('reading YAML', () => {
  it.each<[string, unknown]>([
    ['', null],
    ['a: 1\nb: [x, true, ~]', { a: 1, b: ['x', true, null] }],
    ['200: ok\ntrue: b\n~: c', { '200': 'ok', true: 'b', null: 'c' }],
    ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    [
      'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}',
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
    ],
    ['%YAML 1.1\n---\na: 2020-01-01\nb: yes', { a: '2020-01-01', b: 'yes' }],
    ['a: !!binary aGk=\nb: !Custom c', { a: 'aGk=', b: 'c' }],
    ['\uFEFF{"a": "\\u00e9"}', { a: 'é' }],
    ['a: 1\n---\n', { a: 1 }],
    ['{\'single\': "quotes",}', { single: 'quotes' }],
  ])('reads %j', (text, value) => {
    expect(readYaml(text)).toEqual({ value });
  });

  it('keeps keys such as __proto__ as keys, and changes no prototype', () => {
    for (const text of [
      '{"__proto__": {"polluted": 1}, "constructor": 2}',
      '__proto__: {polluted: 1}\nconstructor: 2',
      'a: &a {__proto__: {polluted: 1}}\n<<: *a',
    ]) {
      const result = readYaml(text) as { value: object };
      expect(Object.hasOwn(result.value, '__proto__')).toBe(true);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect('polluted' in result.value).toBe(false);
    }
  });

  it.each([
    ['a: [', /line 1/],
    ['a: 1\na: 2', /'a' stands twice/],
    ['a: *b', /\*b has no anchor/],
    ['a: &a [*a]', /\*a has no anchor/],
    ['a: 1\n---\nb: 2', /several documents/],
    ['a: "\\q"', /escape/],
  ])('says what is wrong with %j', (text, expected) => {
    expect(problem(text)).toMatch(expected);
  });

  it('refuses texts over the limit', () => {
    expect(problem('a'.repeat(5_000_001))).toMatch(/5 million/);
    expect(problem('a: 1', 3)).toMatch(/longer/);
    expect(problem('a: 1', 4)).toBeNull();
  });

  const bomb = [
    'k0: &k0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from(
      { length: 9 },
      (_, i) => `k${i + 1}: &k${i + 1} [${Array(10).fill(`*k${i}`).join(',')}]`,
    ),
  ].join('\n');
  const wide = `a: &a {${Array.from(
    { length: 2_000 },
    (_, i) => `k${i}: 1`,
  ).join(', ')}}`;

  it.each([
    ['flow sequences', '['.repeat(100_000), /levels deep/],
    ['closed ones', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, /levels deep/],
    ['flow maps', '{a: '.repeat(100_000), /levels deep/],
    ['block sequences', '- '.repeat(100_000), /levels deep/],
    ['explicit keys', '? '.repeat(100_000), /levels deep/],
    [
      'block maps',
      Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /levels deep/,
    ],
    ['JSON', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`, /levels deep/],
    [
      'chains of aliases',
      `k0: &k0 [x]\n${Array.from(
        { length: 300 },
        (_, i) => `k${i + 1}: &k${i + 1} [*k${i}]`,
      ).join('\n')}`,
      /levels deep/,
    ],
    ['bombs of aliases', bomb, /unfold/],
    [
      'bombs of merges',
      `${wide}\nb:\n${'- {<<: *a}\n'.repeat(2_000)}`,
      /unfold/,
    ],
    ['many faults', `[${','.repeat(400_000)}]`, /line 1/],
    ['many unknown escapes', `"${'\\q'.repeat(400_000)}"`, /escape/],
    ['many tokens', `[${','.repeat(1_600_000)}`, /tokens/],
  ])(
    'ends soon on %s',
    (_, text, expected) => {
      expect(problem(text)).toMatch(expected);
    },
    20_000,
  );

  it('reads 20,000 keys and uses one anchor 20,000 times', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: *a`);
    const result = readYaml(`a: &a 1\n${keys.join('\n')}`);
    expect('value' in result && Object.keys(result.value!).length).toBe(20_001);
  });

  it('reads any JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), text => {
        expect(readYaml(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      ...['a', ':', ' ', '\n', '- ', '? ', '[', ']', '{', '}', ',', '&a '],
      ...['*a', '<<', '!!map ', '"', "'", '|', '>', '#', '---', '%', '\t'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        expect(typeof readYaml(pieces.join(''))).toBe('object');
      }),
      { numRuns: 500 },
    );
  });
});
