import ts from 'typescript';
import { SourceFile, sourcesOf } from './__testUtils__/workspace';

/** Packages that know meshes only through their providers. */
const neutral = [
  'plugins/service-mesh-common',
  'plugins/service-mesh-node',
  'plugins/service-mesh-backend',
  'plugins/service-mesh',
  'packages/cli',
];

const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
const tests = new Set(['includes', 'startsWith', 'has']);

function namesMesh(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) && /^(istio|linkerd)(-|$)/.test(node.text)
  );
}

/** Whether a node decides something by the name of a mesh. */
function decidesByMesh(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    return (
      comparisons.has(node.operatorToken.kind) &&
      (namesMesh(node.left) || namesMesh(node.right))
    );
  }
  if (ts.isCaseClause(node)) {
    return namesMesh(node.expression);
  }
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    tests.has(node.expression.name.text) &&
    node.arguments.some(namesMesh)
  );
}

/** Places that decide by the name of a mesh, as `file:line`. */
function decisions({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): string[] => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const here = decidesByMesh(node) ? [`${path}:${line + 1}`] : [];
    return [...here, ...node.getChildren().flatMap(visit)];
  };
  return visit(file);
}

it.each(neutral)('%s decides nothing by the name of a mesh', folder => {
  expect(sourcesOf(folder).flatMap(decisions)).toEqual([]);
});

it('finds decisions in each form', () => {
  const text = `
    if (mesh === 'istio') {}
    const other = 'linkerd' !== mesh;
    switch (mesh) {
      case 'istio-ambient':
    }
    mesh.startsWith('istio');
    const fine = { default: 'istio' };
  `;
  expect(decisions({ path: 'bad.ts', text })).toEqual([
    'bad.ts:2',
    'bad.ts:3',
    'bad.ts:5',
    'bad.ts:7',
  ]);
});
