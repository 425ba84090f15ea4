import fc from 'fast-check';
import { stringify } from 'yaml';
import { readYaml } from '.';

const nested = (levels: number, text: string) =>
  Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}k${i}:\n`).join(
    '',
  ) + text.replace(/^/gm, ' '.repeat(levels));

const under = (levels: number, value: unknown): unknown =>
  levels === 0
    ? value
    : Array.from({ length: levels }).reduceRight<unknown>(
        (inner, _, i) => ({ [`k${i}`]: inner }),
        value,
      );

describe('reading nested YAML', () => {
  it('gives what was written, however deep', () => {
    const json = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 7, depthSize: 'large' },
        fc.constantFrom('a', 1, null, true, '', '- a', 'b: c', 'x\ny', {}, []),
        fc.dictionary(
          fc.constantFrom('a', 'b', '200', '404', '__proto__', 'c: d'),
          tie('value'),
          { maxKeys: 4 },
        ),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, value => {
        const text = stringify(value, { aliasDuplicateObjects: false });
        expect(readYaml(text)).toEqual({
          value: JSON.parse(JSON.stringify(value)),
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'reads anchors, comments and long blocks %i levels down',
    levels => {
      const long = 'x'.repeat(2_000);
      const text = `a: &a { b: 1 }\nlong: [\n ${long}]\n# c\nc: *a\nd:\n  e: 1\n   # f\n\n  g: 2`;
      expect(readYaml(nested(levels, text))).toEqual({
        value: under(levels, {
          a: { b: 1 },
          long: [long],
          c: { b: 1 },
          d: { e: 1, g: 2 },
        }),
      });
      expect(
        readYaml(`${nested(levels, `z: 1\ny:\n - ${long}`)}\nend: 1`),
      ).toEqual({
        value: { ...under(levels, { z: 1, y: [long] })!, end: 1 },
      });
    },
  );

  it.each([1, 2, 3, 4, 5, 6])('says what is wrong %i levels down', levels => {
    const problem = (text: string) => readYaml(nested(levels, text));
    const line = levels + 2;
    expect(problem('a: 1\nb: c: d\ne: 1')).toMatchObject({
      problem: expect.stringMatching(
        new RegExp(`^Nested mappings .*line ${line},`, 's'),
      ),
    });
    expect(problem('a: 1\nb: [')).toMatchObject({
      problem: expect.stringMatching(new RegExp(`line ${line},`)),
    });
    expect(problem('a: 1\nb:\n c: 1\na: 1')).toMatchObject({
      problem: expect.stringContaining("'a' stands twice"),
    });
    expect(problem('a: *b\nb: &b 1')).toMatchObject({
      problem: expect.stringContaining('*b has no anchor'),
    });
  });

  it('keeps every key that is a number, the greatest index too', () => {
    const keys = ['0', '200', '404', '4294967294', '4294967295', '007', 'a'];
    for (const some of [keys, keys.slice(0, 3), keys.slice(2, 5)]) {
      const text = some.map(key => `"${key}": ${key.length}\n`).join('');
      expect(readYaml(text)).toEqual({
        value: Object.fromEntries(some.map(key => [key, key.length])),
      });
    }
  });
});
