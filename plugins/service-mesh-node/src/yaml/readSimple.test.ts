import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readDocument } from './readDocument';
import { readSimple } from './readSimple';

const data = resolve(__dirname, '../../../../../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

/** What the parser of all of YAML makes of a text; undefined where it is not valid. */
function readAll(text: string) {
  try {
    return { value: readDocument(text, 200) };
  } catch {
    return undefined;
  }
}

/** What both readers make of a text; of one that is not simple, neither is asked. */
function judge(text: string) {
  const read = readSimple(text);
  return { read, all: read ? readAll(text) : read };
}

const words = [
  ...['', '~', 'null', 'Null', 'nULL', 'true', 'True', 'tRUE', 'FALSE'],
  ...['yes', 'No', 'on', 'y', '<<', '=', '---', '...', '2026-11-27', '12:30'],
  ...['0', '-0', '+1', '1', '007', '0777', '0o17', '0x1F', '0b1', '1_000'],
  ...['200', '4294967294', '99999999999999999999', '1.0', '1.50', '.5', '5.'],
  ...['1e3', '-1.5E+2', '.inf', '-.INF', '.nan', '1.2.3', '3.0.0', '1a'],
  ...['a b', 'a: b', 'a #b', '#b', '- a', '*a', '&a', '!a', '%a', '@a', '`a'],
  ...[
    '"a"',
    "'a'",
    '{a}',
    '[a]',
    'a:',
    ':a',
    '?',
    '-',
    'é',
    '\u2028',
    '__proto__',
  ],
];

describe('simple YAML', () => {
  it('means the same as all of YAML does: words as values, keys and items', () => {
    for (const word of words) {
      for (const text of [
        `a: ${word}\n`,
        `${word}: a\n`,
        `- ${word}\n`,
        `a: [${word}]\n`,
        `a: {${word}: b}\n`,
        `a:\n  ${word}\n`,
        `a:\n  - ${word}: b\n    c: ${word} # d\n`,
        `a: x\n  ${word}\n`,
        `a: |\n  ${word}\n`,
        `${word}\n`,
        word,
        `--- ${word}\na: b\n`,
        `a: b\n${word}\n`,
      ]) {
        const { read, all } = judge(text);
        expect([text, read]).toEqual([text, all]);
      }
    }
  });

  it('means the same whatever is written, cut out or put in', () => {
    const json = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 6, depthSize: 'large' },
        fc.constantFrom<unknown>(1, 1.5, null, true, ...words),
        fc.dictionary(
          fc.constantFrom('a', '200', '404', ...words),
          tie('value'),
          {
            maxKeys: 4,
          },
        ),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    })).value;
    const cut = fc.record({
      at: fc.nat(300),
      length: fc.nat(4),
      put: fc.constantFrom(
        '',
        '\n',
        ' ',
        '  ',
        '-',
        ':',
        ': ',
        '#',
        '"',
        "'",
        '\n\n',
        '\t',
      ),
    });
    let simple = 0;
    fc.assert(
      fc.property(json, fc.array(cut, { maxLength: 2 }), (value, cuts) => {
        const written = stringify(value, { aliasDuplicateObjects: false });
        const text = cuts.reduce(
          (before, { at, length, put }) =>
            before.slice(0, at) + put + before.slice(at + length),
          written,
        );
        const { read, all } = judge(text);
        simple += read ? 1 : 0;
        expect([text, read]).toEqual([text, all]);
      }),
      { numRuns: 3_000 },
    );
    expect(simple).toBeGreaterThan(500);
  });

  it.each([
    ['two documents', 'a: b\n---\nc: d\n'],
    ['a directive', '%YAML 1.1\n---\na: yes\n'],
    ['a key that stands twice', 'a: b\na: c\n'],
    ['an anchor', 'a: &b c\nd: *b\n'],
    ['a merge', 'a: {b: c}\nd:\n  <<: {e: f}\n'],
    ['ends of lines of Windows', 'a: b\r\nc: d\r\n'],
    ['a text that is very long', `a: ${'b'.repeat(5_000_000)}\n`],
  ])('leaves %s to all of YAML', (_, text) => {
    expect(readSimple(text)).toBeNull();
  });
});

describeWithData('definitions by others', () => {
  it('mean the same, and most are simple', () => {
    const texts = ['definitions', 'catalogs']
      .flatMap(folder =>
        readdirSync(join(data, folder), {
          recursive: true,
          withFileTypes: true,
        }),
      )
      .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const single = texts.filter(text => readAll(text));
    const simple = single.filter(text => {
      const { read, all } = judge(text);
      expect(read).toEqual(all);
      return read;
    });
    expect(single.length).toBeGreaterThan(0);
    expect(simple.length).toBeGreaterThan(single.length / 2);
  });
});
