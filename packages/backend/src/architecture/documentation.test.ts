import ts from 'typescript';
import {
  manifestOf,
  packageFolders,
  SourceFile,
  sourcesOf,
} from './__testUtils__/workspace';

const releaseTags = ['public', 'alpha', 'beta', 'internal'];

function isExported(statement: ts.Statement): boolean {
  return (
    ts.isExportAssignment(statement) ||
    (ts.canHaveModifiers(statement) &&
      Boolean(
        ts
          .getModifiers(statement)
          ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
      ))
  );
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .map(({ name }) => name.getText())
      .join(', ');
  }
  return (
    ts.getNameOfDeclaration(statement as ts.DeclarationStatement)?.getText() ??
    'default'
  );
}

/** Whether a TSDoc comment says something and ends with a release tag. */
function isDocumented(statement: ts.Statement): boolean {
  return ts
    .getJSDocCommentsAndTags(statement)
    .filter(ts.isJSDoc)
    .some(
      ({ comment, tags }) =>
        Boolean(comment) &&
        Boolean(tags?.some(tag => releaseTags.includes(tag.tagName.text))),
    );
}

/** Exported symbols that no TSDoc describes, as `file: name`; one of several overloads is enough. */
function undocumented({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const exported = file.statements.filter(isExported);
  const documented = new Set(exported.filter(isDocumented).map(nameOf));
  return [...new Set(exported.map(nameOf))]
    .filter(name => !documented.has(name))
    .map(name => `${path}: ${name}`);
}

it.each(packageFolders().filter(folder => !manifestOf(folder).private))(
  'every exported symbol of %s has a TSDoc with a release tag',
  folder => {
    expect(sourcesOf(folder).flatMap(undocumented)).toEqual([]);
  },
);

it('finds symbols without a TSDoc, a text or a release tag', () => {
  const text = `
    export const bare = 1;
    /** Says something. */
    export function untagged() {}
    /** @public */
    export type Silent = string;
    // A comment for other readers. @public
    export class Wrong {}
    /**
     * Well documented.
     *
     * @public
     */
    export interface Fine {}
    /** One for all. @public */
    export function overloaded(a: string): void;
    export function overloaded(a: unknown) {}
    const own = 2;
    export * from './elsewhere';
  `;
  expect(undocumented({ path: 'bad.ts', text })).toEqual([
    'bad.ts: bare',
    'bad.ts: untagged',
    'bad.ts: Silent',
    'bad.ts: Wrong',
  ]);
});
