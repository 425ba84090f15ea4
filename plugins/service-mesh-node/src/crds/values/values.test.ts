import {
  faults,
  object,
  record,
  text,
  thing,
  whole,
} from '../__testUtils__/thing';

describe('the values of an object', () => {
  it.each<[string, object, unknown, string[]]>([
    [
      'a member is missing',
      record({ 'a/b': text }, { required: ['a/b'] }),
      {},
      ['required /spec/a~1b'],
    ],
    [
      'a type is wrong',
      record({ a: whole, b: text }),
      { a: 'x', b: 1 },
      ['type /spec/a', 'type /spec/b'],
    ],
    ['a fraction is no integer', whole, 1.5, ['type /spec']],
    ['an integer is a number', { type: 'number' }, 1, []],
    [
      'null is allowed',
      { type: 'string', nullable: true, enum: ['a'] },
      null,
      [],
    ],
    [
      'null means absent',
      record({ a: text, b: { ...text, default: 'x' } }, { required: ['b'] }),
      { a: null, b: null },
      [],
    ],
    [
      'null means absent and is required',
      record({ a: text }, { required: ['a'] }),
      { a: null },
      ['required /spec/a'],
    ],
    [
      'a value is not listed',
      { ...text, enum: ['A', 'B'] },
      'C',
      ['enum /spec'],
    ],
    ['a pattern searches', { ...text, pattern: 'b+' }, 'abc', []],
    ['a pattern is RE2', { ...text, pattern: '^a(?i)B$' }, 'ab', []],
    [
      'a pattern is not met',
      { ...text, pattern: '^b' },
      'ab',
      ['pattern /spec'],
    ],
    [
      'a pattern is not RE2',
      { ...text, pattern: '(?=a)' },
      'ab',
      ['undecided pattern /spec'],
    ],
    [
      'a text is too long, in characters',
      { ...text, maxLength: 2 },
      '🚀🚀',
      [],
    ],
    [
      'a text is too long',
      { ...text, maxLength: 2 },
      'abc',
      ['too-long /spec'],
    ],
    ['a text is too short', { ...text, minLength: 1 }, '', ['length /spec']],
    [
      'a number is out of range',
      record({ a: { ...whole, minimum: 1 }, b: { ...whole, maximum: 1 } }),
      { a: 0, b: 2 },
      ['range /spec/a', 'range /spec/b'],
    ],
    [
      'a bound is exclusive',
      { ...whole, minimum: 1, exclusiveMinimum: true },
      1,
      ['range /spec'],
    ],
    [
      'a number does not fit its format',
      { ...whole, format: 'int32' },
      2 ** 31,
      ['format /spec'],
    ],
    [
      'a number is no multiple',
      { ...whole, multipleOf: 5 },
      7,
      ['range /spec'],
    ],
    [
      'a list is too short or too long',
      record({
        a: { type: 'array', items: text, minItems: 1 },
        b: { type: 'array', items: text, maxItems: 1 },
      }),
      { a: [], b: ['x', 'y'] },
      ['length /spec/a', 'too-many /spec/b'],
    ],
    [
      'an item is wrong',
      { type: 'array', items: text },
      ['x', 1],
      ['type /spec/1'],
    ],
    [
      'an object has too few members',
      { type: 'object', additionalProperties: text, minProperties: 1 },
      {},
      ['length /spec'],
    ],
    [
      'a member of a map is wrong',
      { type: 'object', additionalProperties: text },
      { a: 1 },
      ['type /spec/a'],
    ],
    [
      'a field is unknown',
      record({ a: record({}) }),
      { a: { b: 1 } },
      ['unknown-field /spec/a/b'],
    ],
    [
      'unknown fields are kept',
      record({}, { 'x-kubernetes-preserve-unknown-fields': true }),
      { a: 1 },
      [],
    ],
    ['a number or a text', { 'x-kubernetes-int-or-string': true }, '80%', []],
    [
      'neither number nor text',
      { 'x-kubernetes-int-or-string': true },
      true,
      ['type /spec'],
    ],
    [
      'a set repeats',
      { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
      ['a', 'b', 'a'],
      ['duplicate /spec/2'],
    ],
    [
      'a map repeats a default key',
      {
        type: 'array',
        items: record({ k: { ...text, default: 'x' } }),
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['k'],
      },
      [{}, { k: 'y' }, { k: 'x' }],
      ['duplicate /spec/2'],
    ],
    [
      'a format is not met',
      record({
        a: { ...text, format: 'date-time' },
        b: { ...text, format: 'ipv4' },
        c: { ...text, format: 'duration' },
        d: { ...text, format: 'byte' },
      }),
      { a: 'now', b: '::1', c: '5x!', d: '*' },
      ['format /spec/a', 'format /spec/b', 'format /spec/c', 'format /spec/d'],
    ],
    [
      'formats are met',
      record({
        a: { ...text, format: 'date-time' },
        b: { ...text, format: 'ipv6' },
        c: { ...text, format: 'duration' },
        d: { ...text, format: 'anything' },
      }),
      { a: '2026-01-01T00:00:00Z', b: 'fe80::1', c: '1h30m', d: '*' },
      [],
    ],
    [
      'an embedded object has its members',
      record({ a: { type: 'object', 'x-kubernetes-embedded-resource': true } }),
      { a: { apiVersion: 'v1', metadata: { name: 'x' }, spec: 1 } },
      ['required /spec/a/kind', 'unknown-field /spec/a/spec'],
    ],
  ])('sees when %s', (_, schema, spec, expected) => {
    expect(faults(schema, spec)).toEqual(expected);
  });

  it('takes alternatives as value validations, in which fields are not closed', () => {
    const schema = record(
      { a: text, b: text, c: text },
      {
        oneOf: [{ required: ['a'] }, { required: ['b'] }],
        anyOf: [{ properties: { c: { enum: ['x'] } } }, { required: ['b'] }],
        allOf: [{ properties: { a: { maxLength: 1 } } }],
        not: { required: ['a', 'b'] },
      },
    );
    expect(faults(schema, { a: '1' })).toEqual([]);
    expect(faults(schema, { b: '1', c: 'y' })).toEqual([]);
    expect(faults(schema, { a: '12' })).toEqual(['too-long /spec/a']);
    expect(faults(schema, { a: '1', c: 'y' })).toEqual(['alternatives /spec']);
    expect(faults(schema, { a: '1', b: '1' })).toEqual([
      'alternatives /spec',
      'alternatives /spec',
    ]);
    expect(thing(schema).validate(object({}))![0].message).toBe(
      '/spec must fit exactly one of the alternatives that ask for a, b; it fits none.',
    );
  });
});
