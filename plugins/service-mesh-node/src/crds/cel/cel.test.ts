import { StructuralSchema, ValidationRule } from '../schema';
import { patternCache } from '../patterns';
import { celCompiler } from './program';
import { compileRules } from './rules';

/** Runs one rule on a value, which is `self`. */
function run(
  rule: string | ValidationRule,
  value: any,
  schema: StructuralSchema = {},
) {
  const rules = [typeof rule === 'string' ? { rule } : rule];
  const check = compileRules(
    { ...schema, 'x-kubernetes-validations': rules },
    celCompiler(patternCache()),
  )!;
  return check(value, '/spec');
}

/** Whether a rule holds, does not hold or cannot be decided. */
function verdict(...args: Parameters<typeof run>) {
  const [problem] = run(...args);
  return problem ? problem.undecided !== undefined && 'undecided' : true;
}

describe('CEL rules', () => {
  it.each<[string, unknown]>([
    ["isURL(self) && url(self).getScheme() == 'https'", 'https://a.b:80/c?d=e'],
    [
      "url(self).getHost() == 'a.b:80' && url(self).getHostname() == 'a.b'",
      'https://u@a.b:80/c',
    ],
    [
      "url(self).getPort() == '80' && url(self).getEscapedPath() == '/c'",
      'https://[::1]:80/c?d',
    ],
    ["url(self).getQuery() == {'d': ['1', '2']}", '/c?d=1&d=2'],
    ['!isURL(self)', 'mailto:a@b'],
    ['!isURL(self)', 'http://#%blah@'],
    [
      'isIP(self) && ip(self).family() == 4 && ip(self).isLoopback()',
      '127.0.0.1',
    ],
    ['!isIP(self)', '127.0.0.01'],
    ['ip(self) == ip("0:0::1")', '::1'],
    [
      "isCIDR(self) && cidr(self).containsIP('10.1.0.1') && !cidr(self).containsIP(ip('11.0.0.1'))",
      '10.0.0.0/8',
    ],
    [
      "cidr(self).containsCIDR('10.1.0.0/16') && cidr(self).prefixLength() == 8",
      '10.0.0.0/8',
    ],
    ['format.dns1123Label().validate(self) == null', 'a-b'],
    ['format.dns1123Label().validate(self).hasValue()', 'a_b'],
    ['!format.qualifiedName().validate(self).hasValue()', 'example.org/Name'],
    [
      "self.find('[0-9]+') == '12' && self.findAll('[0-9]') == ['1', '2', '3']",
      'a12b3',
    ],
    ["self.matches('(?i)^ABC$')", 'abc'],
    [
      "self.split(',').map(x, x.trim()).join('-').upperAscii() == 'A-B'",
      'a, b',
    ],
    [
      'self.isSorted() && self.sum() == 6 && self.max() == 3 && self.indexOf(2) == 1',
      [1, 2, 3],
    ],
    ["duration(self) >= duration('1ms')", '1s'],
    [
      "self.__namespace__ == 'a' && self.x__dash__y == 1 && self.a__underscores__b",
      { namespace: 'a', 'x-y': 1, a__b: true },
    ],
  ])('%s holds for %j', (rule, value) => {
    const properties = Object.fromEntries(
      Object.keys(value as object).map(key => [key, {}]),
    );
    expect(verdict(rule, value, { properties })).toBe(true);
  });

  it('gives values the types of their schema', () => {
    expect(verdict('self / 2 == 1', 3, { type: 'integer' })).toBe(true);
    expect(verdict('self / 2.0 == 1.5', 3, { type: 'number' })).toBe(true);
    expect(
      verdict("self < duration('2h')", '1h30m', {
        type: 'string',
        format: 'duration',
      }),
    ).toBe(true);
    expect(
      verdict('self.getFullYear() == 2026', '2026-01-01T00:00:00Z', {
        type: 'string',
        format: 'date-time',
      }),
    ).toBe(true);
  });

  it('runs rules at each level and points to the value', () => {
    const schema: StructuralSchema = {
      properties: {
        list: {
          items: {
            'x-kubernetes-validations': [
              { rule: 'self > 1', message: 'too small' },
            ],
          },
        },
      },
    };
    expect(run('size(self.list) > 2', { list: [1, 2] }, schema)).toEqual([
      {
        code: 'cel',
        pointer: '/spec',
        message: '/spec is refused: must fulfil size(self.list) > 2.',
      },
      {
        code: 'cel',
        pointer: '/spec/list/0',
        message: '/spec/list/0 is refused: too small.',
      },
    ]);
  });

  it('takes the message from its expression and the place from fieldPath', () => {
    const rule = {
      rule: 'self.a.b < 2',
      message: 'fixed',
      messageExpression: "'b is ' + string(self.a.b)",
      fieldPath: ".a['b']",
    };
    expect(run(rule, { a: { b: 3 } })).toEqual([
      {
        code: 'cel',
        pointer: '/spec/a/b',
        message: '/spec/a/b is refused: b is 3.',
      },
    ]);
    const [broken] = run(
      { ...rule, messageExpression: 'self.gone' },
      { a: { b: 3 } },
    );
    expect(broken.message).toBe('/spec/a/b is refused: fixed.');
  });

  it('refuses a value for which a rule cannot be evaluated', () => {
    expect(verdict('self.gone == 1', {})).toBe(false);
    expect(verdict('int(self) > 0', 'abc')).toBe(false);
  });

  it('skips rules about updates', () => {
    expect(run('self == oldSelf', 1)).toEqual([]);
  });

  it.each([
    'self +',
    'quantity(self).isInteger()',
    'self.?a.hasValue()',
    '1 + self',
  ])('does not decide %s, which it does not understand', rule => {
    expect(verdict(rule, 'a')).toBe('undecided');
  });
});
