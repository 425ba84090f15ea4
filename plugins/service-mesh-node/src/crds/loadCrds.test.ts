import { parse } from 'yaml';
import { loadCrds } from './loadCrds';

const definition = (kind: string, type = 'object') => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.example.org }
spec:
  group: example.org
  scope: Cluster
  names: { kind: ${kind} }
  versions:
    - { name: v1, served: true, schema: { openAPIV3Schema: { type: ${type} } } }
`;

const kindsOf = (content: string) =>
  loadCrds([{ path: 'a.yaml', content }]).kinds.map(({ kind }) => kind);

describe('loadCrds', () => {
  it('reads several documents and passes over other objects', () => {
    expect(
      kindsOf(
        [
          definition('A'),
          '\nkind: Service',
          '\n# nothing',
          definition('B'),
        ].join('---'),
      ),
    ).toEqual(['A', 'B']);
  });

  it('reads the items of lists, in JSON too', () => {
    const items = [parse(definition('A')), parse(definition('B'))];
    expect(kindsOf(JSON.stringify({ kind: 'List', items }))).toEqual([
      'A',
      'B',
    ]);
    expect(
      kindsOf(JSON.stringify({ kind: 'CustomResourceDefinitionList', items })),
    ).toEqual(['A', 'B']);
  });

  it('takes the later of two definitions of one kind', () => {
    const twice = loadCrds([
      {
        path: 'a',
        content: definition('A').replace('served: true', 'served: false'),
      },
      { path: 'b', content: definition('A') },
    ]);
    expect(twice.kinds).toEqual([{ apiVersion: 'example.org/v1', kind: 'A' }]);
  });

  it('names a broken definition and goes on with the others', () => {
    const { kinds, findings } = loadCrds([
      {
        path: 'crds.yaml',
        content: [definition('A', 'thing'), '\na: [\n', definition('B')].join(
          '---',
        ),
      },
      { path: 'crds.json', content: '{' },
    ]);
    expect(kinds).toHaveLength(1);
    expect(findings.map(({ file, code }) => `${code} ${file}`)).toEqual([
      'schema/broken-definition crds.yaml',
      'schema/broken-definition crds.yaml',
      'schema/broken-definition crds.json',
    ]);
    expect(findings[0].message).toMatch(/'as\.example\.org'.*openAPIV3Schema/);
  });

  it('refuses a namespace on a kind that has none', () => {
    const crds = loadCrds([{ path: 'a', content: definition('A') }]);
    expect(
      crds.validate({
        apiVersion: 'example.org/v1',
        kind: 'A',
        metadata: { name: 'a', namespace: 'b' },
      }),
    ).toMatchObject([{ code: 'metadata', pointer: '/metadata/namespace' }]);
  });
});
