import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../../..');

/** A file of a package, by its path from the root of the repository. */
export interface SourceFile {
  path: string;
  text: string;
}

/** What the tests read of a `package.json`. */
export interface PackageManifest {
  name: string;
  private?: boolean;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** The text of a file, by its path from the root of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The folders of all packages, such as `plugins/service-mesh`. */
export function packageFolders(): string[] {
  return ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(ROOT, parent)).map(name => `${parent}/${name}`),
  );
}

/** The `package.json` of a package. */
export function manifestOf(folder: string): PackageManifest {
  return JSON.parse(textOf(`${folder}/package.json`));
}

/** The TypeScript that a package ships: no tests, nothing that only tests use. */
export function sourcesOf(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder, 'src'), { recursive: true })
    .map(name => `${folder}/src/${name}`)
    .filter(path => /\.tsx?$/.test(path))
    .filter(path => !/\.test\.|\/(testUtils|__\w+__|setupTests)\b/.test(path))
    .map(path => ({ path, text: textOf(path) }));
}
