import { loadCrds } from '../../crds';
import { readMeshConfig } from '../../config';
import { MeshProvider } from '../../provider';
import { validateFiles } from '../validateFiles';

const mesh = { groups: ['mesh.example'] } as unknown as MeshProvider;

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object } }
`;

function check(content: string, crds?: string) {
  return validateFiles([{ path: 'a.yaml', content }], {
    rules: [],
    config: readMeshConfig({}),
    providers: [mesh],
    ...(crds ? { crds: loadCrds([{ path: 'crds.yaml', content: crds }]) } : {}),
  });
}

describe('objects without a kind or name', () => {
  it.each([
    ['', 'schema/missing-field', '/metadata'],
    ['metadata:\n', 'schema/missing-field', '/metadata'],
    ['metadata: shop\n', 'schema/invalid-value', '/metadata'],
    ['metadata: [shop]\n', 'schema/invalid-value', '/metadata'],
    ['metadata: {}\n', 'schema/missing-field', '/metadata/name'],
    ['metadata: { name: "" }\n', 'schema/missing-field', '/metadata/name'],
    ['metadata: { name: 5 }\n', 'schema/invalid-value', '/metadata/name'],
    [
      'metadata: { name: { a: b } }\n',
      'schema/invalid-value',
      '/metadata/name',
    ],
  ])('are refused with %j', (metadata, code, pointer) => {
    expect(
      check(`apiVersion: mesh.example/v1\nkind: Route\n${metadata}spec: {}\n`),
    ).toMatchObject([
      { code, pointer, severity: 'error', consequence: 'rejected' },
    ]);
  });

  it.each(['', 'kind:\n', 'kind: 5\n', 'Kind: Route\n'])(
    'are refused with %j for a kind',
    kind => {
      expect(
        check(`apiVersion: mesh.example/v1\n${kind}metadata: { name: a }\n`),
      ).toMatchObject([{ pointer: '/kind', severity: 'error' }]);
    },
  );

  it.each(['v1\nkind: Service', 'apps/v1\nkind: Deployment'])(
    'are refused of Kubernetes: %j',
    kind => {
      expect(check(`apiVersion: ${kind}\nspec: {}\n`)).toHaveLength(1);
    },
  );

  it('are found in lists, with their place in the document and the text', () => {
    const list = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders }
  - apiVersion: v1
    kind: List
    items:
      - apiVersion: mesh.example/v1
        kind: Route
        metadata:
          namespace: shop
`;
    expect(check(list)).toMatchObject([
      {
        pointer: '/items/1/items/0/metadata/name',
        range: { start: { line: 12, column: 9 } },
      },
    ]);
  });

  it('are refused where a definition serves their kind', () => {
    const widget = 'apiVersion: example.com/v1\nkind: Widget\n';

    expect(check(widget)).toEqual([]);
    expect(check(widget, definition)).toMatchObject([
      { code: 'schema/missing-field' },
    ]);
  });

  it.each([
    'apiVersion: mesh.example/v1\nkind: Route\nmetadata: { generateName: a- }',
    'apiVersion: v1\nkind: Config\nclusters: []',
    'apiVersion: v1\nname: orders\nversion: 1.0.0',
    'apiVersion: v2\nname: orders\nversion: 1.0.0',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []',
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component',
    'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: { profile: demo }',
    'apiVersion: skaffold/v4beta11\nkind: Config\nmetadata: {}',
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {}',
    'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration',
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []',
    'apiVersion: authorization.k8s.io/v1\nkind: SubjectAccessReview\nspec: {}',
    'replicaCount: 2',
  ])('are no objects of an API server, or need no name: %j', content => {
    expect(check(content)).toEqual([]);
  });
});
