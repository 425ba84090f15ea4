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
    for (const hostile of [bomb, deep, 'x'.repeat(2_000_001)]) {
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
});
