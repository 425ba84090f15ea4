import { readManifests } from './read';

const text = `# a comment
apiVersion: v1
kind: Service
metadata:
  name: order
spec:
  ports:
    - port: 80
---
kind: [
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ServiceAccount
    metadata: { name: web }
`;

const manifest = 'apiVersion: v1\nkind: A\nmetadata: { name: x }\n';

describe('readManifests', () => {
  it('reads all documents around a broken one, and the items of lists', () => {
    const { documents, findings } = readManifests(text, 'a.yaml');
    expect(documents.map(({ object }) => object.metadata.name)).toEqual([
      'order',
      'web',
    ]);
    expect(findings).toMatchObject([
      {
        code: 'syntax/invalid-yaml',
        file: 'a.yaml',
        range: { start: { line: expect.any(Number) } },
      },
    ]);
    expect(findings[0].range!.start.line).toBeGreaterThanOrEqual(10);
    expect(findings[0].range!.start.line).toBeLessThanOrEqual(11);
  });

  it('knows where each value stands, in every document', () => {
    const [service, account] = readManifests(text, 'a.yaml').documents;
    expect(service.locate('/spec/ports/0/port')).toEqual({
      start: { line: 8, column: 13 },
      end: { line: 8, column: 15 },
    });
    expect(account.locate('/metadata/name').start).toEqual({
      line: 17,
      column: 23,
    });
  });

  it('points to the parent of what is missing', () => {
    const [service] = readManifests(text, 'a.yaml').documents;
    expect(service.locate('/spec/selector/app').start).toEqual({
      line: 6,
      column: 1,
    });
  });

  it('reports keys that stand twice', () => {
    expect(
      readManifests('apiVersion: v1\nkind: A\nkind: B\n', 'a.yaml').findings,
    ).toMatchObject([
      {
        code: 'syntax/duplicate-key',
        range: { start: { line: 3, column: 1 } },
      },
    ]);
  });

  it('reads JSON', () => {
    expect(
      readManifests(
        '{"apiVersion":"v1","kind":"A","metadata":{"name":"x"}}',
        'a.json',
      ).documents,
    ).toHaveLength(1);
  });

  it('ends on alias bombs, deep nesting and long lines, with a finding', () => {
    const bomb = `a0: &a0 [x]\n${Array.from(
      { length: 25 },
      (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`,
    ).join('\n')}`;
    const deep = '['.repeat(5_000);
    const faults = `${manifest}${'a: 1\n'.repeat(200_000)}`;
    const broken = 'a: b: c\n'.repeat(200_000);
    for (const hostile of [bomb, deep, faults, broken, 'x'.repeat(2_000_001)]) {
      expect(readManifests(hostile, 'a.yaml').findings).not.toEqual([]);
    }
  });

  it('reports what is not text', () => {
    expect(readManifests('\0\u0001', 'a.bin').findings).toMatchObject([
      { code: 'syntax/not-text', file: 'a.bin' },
    ]);
  });

  it('does not let a key reach the prototype of anything', () => {
    readManifests('__proto__: { polluted: yes }', 'a.yaml');
    expect(({} as any).polluted).toBeUndefined();
  });

  const valueOf = (spec: string) =>
    readManifests(`${manifest}${spec}`, 'a.yaml').documents[0].object.spec;

  it('follows anchors and merge keys, with the own member before a merged one', () => {
    expect(
      valueOf(
        'base: &base { a: 1, b: 1 }\nspec: { <<: *base, b: 2, c: *base }\n',
      ),
    ).toEqual({ a: 1, b: 2, c: { a: 1, b: 1 } });
  });

  it('reads text that ends with a colon in a list as Kubernetes does', () => {
    expect(valueOf('spec: { a: [1.2.3.4, fd00::] }\n')).toEqual({
      a: ['1.2.3.4', 'fd00::'],
    });
  });

  it('reads lines that end as on Windows', () => {
    const content = `${manifest}spec:\n  a: 1\n`.replace(/\n/g, '\r\n');
    const [document] = readManifests(content, 'a.yaml').documents;
    expect(document.object.spec).toEqual({ a: 1 });
    expect(document.locate('/spec/a').start).toEqual({ line: 5, column: 6 });
  });

  it('names words that only YAML 1.1 and Kubernetes take for booleans', () => {
    const { documents, findings } = readManifests(
      `${manifest}spec: { a: yes, on: "no" }\n`,
      'a.yaml',
    );
    expect(documents[0].object.spec).toEqual({ a: true, true: 'no' });
    expect(findings).toMatchObject([
      {
        code: 'syntax/boolean-word',
        range: { start: { line: 4, column: 12 }, end: { line: 4, column: 15 } },
        fix: { replacement: 'true' },
      },
      { range: { start: { line: 4, column: 17 } }, fix: { snippet: "'on'" } },
    ]);
    expect(readManifests('on: push\njobs: {}\n', 'ci.yaml').findings).toEqual(
      [],
    );
  });

  it.each([
    'spec:\n{{- if .Values.x }}\n  a: 1\n{{- end }}\n',
    'spec:\n  a: {{ .Values.x }}\n',
    'spec:\n  a: "{{ .Release.Name }}-x"\n',
    'spec:\n  a: x-{{ include "name" . }}\n',
  ])('says once that a file holds a Helm template: %j', body => {
    const { documents, findings } = readManifests(
      `${manifest}${body}---\n${manifest}${body}---\n${manifest}`,
      'a.yaml',
    );
    expect(findings).toMatchObject([
      {
        code: 'syntax/helm-template',
        undecided: expect.stringContaining('helm template'),
        params: { documents: 2 },
      },
    ]);
    expect(documents).toHaveLength(1);
  });

  it('takes templates inside a text of several lines for data', () => {
    const content = 'data:\n  config: |\n    a: {{ .Values.x }}\n';
    expect(readManifests(`${manifest}${content}`, 'a.yaml')).toMatchObject({
      documents: [{}],
      findings: [],
    });
  });

  it('passes over JSON of other programs, broken or not', () => {
    expect(readManifests('{"a":1}\n{"a":2}\n', 'a.json').findings).toEqual([]);
  });
});
