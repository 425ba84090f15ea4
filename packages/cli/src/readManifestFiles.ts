import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { InputError } from '@backstage/errors';

/** What stands for standard input on the command line. */
const STDIN = '-';

async function yamlFiles(source: string): Promise<string[]> {
  if ((await stat(source)).isFile()) {
    return [source];
  }
  const entries = await readdir(source, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Reads the manifests of a folder, of one file, or of standard input (`-`).
 *
 * @throws InputError where there is nothing to read.
 * @internal
 */
export async function readManifestFiles(
  source: string,
): Promise<{ path: string; content: string }[]> {
  if (source === STDIN) {
    const content = await text(process.stdin);
    if (content.trim() === '') {
      throw new InputError(
        'Standard input is empty; pipe `kubectl get deploy,svc,sa -o yaml` into it',
      );
    }
    return [{ path: 'stdin', content }];
  }
  let paths: string[];
  try {
    paths = await yamlFiles(source);
  } catch (error) {
    throw new InputError(`Cannot read the manifests ${source}: ${error}`);
  }
  if (paths.length === 0) {
    throw new InputError(`The folder ${source} holds no YAML file`);
  }
  return Promise.all(
    paths.map(async path => ({
      path: relative(source, path) || source,
      content: await readFile(path, 'utf8'),
    })),
  );
}
