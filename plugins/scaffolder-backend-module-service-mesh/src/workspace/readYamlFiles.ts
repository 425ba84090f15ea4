import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputError } from '@backstage/errors';

/**
 * Reads the YAML files of a folder, in alphabetical order. What a symbolic link leads to is not looked at.
 *
 * @param name - the folder as the user names it
 * @throws InputError where there is no such folder, or no YAML file in it.
 * @internal
 */
export async function readYamlFiles(
  folder: string,
  name: string,
): Promise<{ path: string; content: string }[]> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new InputError(
      `The workspace has no folder '${name}'. Set 'path' to one that an earlier step has written.`,
    );
  }
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  if (paths.length === 0) {
    throw new InputError(`The folder '${name}' holds no YAML file to check.`);
  }
  const files: { path: string; content: string }[] = [];
  // One after the other: a folder may hold more files than a process may open.
  for (const path of paths) {
    files.push({
      path: relative(folder, path).replaceAll(sep, '/'),
      content: await readFile(path, 'utf8'),
    });
  }
  return files;
}
