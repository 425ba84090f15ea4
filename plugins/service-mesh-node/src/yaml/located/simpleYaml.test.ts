import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { compose } from './composer';
import { splitDocuments } from './splitDocuments';
import { Node } from './node';
import { readSimpleYaml } from './simpleYaml';

const data = resolve(__dirname, '../../../../../../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

/** What the parser of all of YAML makes of a text; undefined where it is not valid. */
function composeYaml(text: string): Node | undefined {
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return document.errors.length > 0
    ? undefined
    : compose(document, text, 0, 1e7).root;
}

/** Values with the places of all of them; block scalars end at their last line or behind it. */
function outline({ value, start, key, keyStart, keyEnd, children }: Node): any {
  return {
    start,
    ...(key === null ? {} : { key, keyStart, keyEnd }),
    ...(children ? { children: children.map(outline) } : { value }),
  };
}

const simple = (text: string) => readSimpleYaml(text, 0, text.length);

describe('simple YAML', () => {
  it.each([
    'a: 1\n',
    'a:\n  b: x # comment\n  # another\n  c:\nd: ""\n',
    'a:\n- 1\n- b: 2\n  c: 3\n-\n- - x\n  - y\ne: f\n',
    'a: \'it\'\'s\'\n"b\\tc": "\\u00e4"\n',
    'a: |\n  x\n\n    y\n\nb: >-\n  x\n  y\n\n  z\n',
    'a: [1, b c, "d"]\nb: { c: 1, "d": [], e: {} }\n',
    '{\n  "a": [1, true, null],\n  "b": { "c": "d" }\n}\n',
    'a: http://x:80/#y\nb: -1\nc: x-y:z\n',
    '- a\n- b: c\n',
    'a: b\n  - c\n\n\n  d \n\ne: f\n',
    '- a\n  b # c\n- |\n  d\n',
  ])('is read as by a parser of all of YAML: %j', text => {
    const read = simple(text);
    expect(read && outline(read.root)).toEqual(outline(composeYaml(text)!));
  });

  it.each([
    'a: &b 1\n',
    'a: *b\n',
    'a: b # c\n  d\n',
    'a: b\n  # c\n  d\n',
    'a: b\n  c: d\n',
    'a: b: c\n',
    '\ta: b\n',
    'a: !!str 1\n',
    '? a\n: b\n',
    'a: "b\n  c"\n',
    '<<: {}\n',
    '__proto__: 1\n',
    'a: {\n  b: 1 }\n',
    'a: [b: c]\n',
    'a: |2\n   x\n',
    'a: x\n b: y\n',
    'a:\n    b: 1\n  c: 2\n',
    '{ {{ .Values.a }}: b }\n',
    'just text\n',
    '["a"] x\n',
  ])('is left to a parser of all of YAML where it is more: %j', text => {
    expect(simple(text)).toBeNull();
  });
});

describeWithData('real manifests', () => {
  it('are read alike by both readers', () => {
    const files = readdirSync(join(data, 'manifests'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter(entry => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name));
    const documents = files
      .map(path => readFileSync(path, 'utf8'))
      .flatMap(text =>
        splitDocuments(text).map(([from, to]) => text.slice(from, to)),
      );
    const read = documents.flatMap(text => {
      const found = simple(text);
      return found ? { text, root: found.root } : [];
    });
    expect(read.length).toBeGreaterThan(0.9 * documents.length);
    for (const { text, root } of read) {
      expect(outline(root)).toEqual(outline(composeYaml(text)!));
    }
  });
});
