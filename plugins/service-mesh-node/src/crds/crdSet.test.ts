import fc from 'fast-check';
import {
  faults,
  object,
  record,
  text,
  thing,
  whole,
} from './__testUtils__/thing';

describe('CrdSet', () => {
  it('knows served versions only', () => {
    const crds = thing(record({}));
    expect(crds.kinds).toEqual([
      { apiVersion: 'example.org/v1', kind: 'Thing' },
    ]);
    expect(crds.validate({ ...object({}), apiVersion: 'example.org/v0' })).toBe(
      null,
    );
    expect(crds.validate({})).toBe(null);
    expect(crds.validate({ apiVersion: [{ toString: 1 }] })).toBe(null);
  });

  it('fills in defaults before it looks at values', () => {
    const schema = record(
      {
        type: { ...text, default: 'A' },
        deep: record({ x: { ...whole, default: 3 } }, { default: {} }),
      },
      {
        oneOf: [
          {
            properties: { type: { enum: ['A'] }, deep: { required: ['x'] } },
            required: ['type', 'deep'],
          },
        ],
      },
    );
    expect(faults(schema, {})).toEqual([]);
  });

  it('drops the status where it is written apart', () => {
    const bad = { ...object({}), status: [] };
    expect(thing(record({})).validate(bad)).toHaveLength(1);
    const apart = thing(record({}), { subresources: { status: {} } });
    expect(apart.validate(bad)).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ name: 'Upper' }, ['metadata /metadata/name']],
    [{ name: 'a.b-1' }, []],
    [{ generateName: 'a-' }, []],
    [{}, ['required /metadata/name']],
    [{ name: 'a', namespace: 'a.b' }, ['metadata /metadata/namespace']],
    [
      { name: 'a', labels: { 'a b': 'x', ok: '-', version: 1 } },
      [
        'metadata /metadata/labels/a b',
        'metadata /metadata/labels/ok',
        'type /metadata/labels/version',
      ],
    ],
    [
      {
        name: 'a',
        annotations: { 'x/y/z': '', 'Ok.io/a': 'any text', on: true },
      },
      [
        'metadata /metadata/annotations/x~1y~1z',
        'type /metadata/annotations/on',
      ],
    ],
  ])('checks the metadata %j', (metadata, expected) => {
    const problems = thing(record({})).validate(object({}, metadata))!;
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      expected,
    );
  });

  it('never throws and leaves the object as it is, whatever it is given', () => {
    const crds = thing(
      record(
        {
          a: { ...whole, default: 1 },
          b: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
          c: {
            type: 'object',
            additionalProperties: { type: 'string', pattern: '^a' },
          },
        },
        {
          'x-kubernetes-validations': [
            { rule: 'self.a > 0 && self.b.all(x, x.size() > 1)' },
          ],
        },
      ),
    );
    const json = fc.jsonValue().map(value => value as any);
    const spec = fc.oneof(json, fc.record({ a: json, b: json, c: json }));
    fc.assert(
      fc.property(spec, json, (value, metadata) => {
        const given = object(value, metadata);
        const before = JSON.stringify(given);
        expect(crds.validate(given)).toEqual(expect.any(Array));
        expect(JSON.stringify(given)).toBe(before);
      }),
    );
  });
});
