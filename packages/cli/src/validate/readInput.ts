import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { InputError } from '@backstage/errors';

/**
 * A file to check.
 *
 * @internal
 */
export interface InputFile {
  /** The path as a reader of the report finds it: from where the command runs. */
  path: string;
  content: string;
}

/** Folders that hold no configuration of anybody's own. */
const foreign = new Set(['.git', 'node_modules']);

/** Files beyond are named by their size and not read into memory. */
const MAX_BYTES = 256_000_000;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const below = await Promise.all(
    entries.map(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return foreign.has(entry.name) ? [] : filesIn(path);
      }
      return entry.isFile() && /\.(ya?ml|json)$/.test(entry.name) ? [path] : [];
    }),
  );
  return below.flat().sort();
}

async function readOne(path: string): Promise<InputFile> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) {
    throw new InputError(`${path} is larger than ${MAX_BYTES / 1_000_000} MB`);
  }
  return { path, content: await readFile(path, 'utf8') };
}

async function readSource(source: string): Promise<InputFile[]> {
  if (source === '-') {
    return [{ path: 'stdin', content: await text(process.stdin) }];
  }
  try {
    const paths = (await stat(source)).isDirectory()
      ? await filesIn(source)
      : [source];
    const files: InputFile[] = [];
    // One after the other: a folder may hold more files than a process may open.
    for (const path of paths) {
      files.push(await readOne(path));
    }
    return files;
  } catch (error) {
    if (error instanceof InputError) {
      throw error;
    }
    throw new InputError(`Cannot read ${source}: ${error}`);
  }
}

/**
 * Reads files and folders, and standard input (`-`); a file that is named twice is read once.
 *
 * @throws InputError where there is nothing to read.
 * @internal
 */
export async function readInput(
  sources: readonly string[],
): Promise<InputFile[]> {
  const read: InputFile[] = [];
  for (const source of new Set(sources)) {
    read.push(...(await readSource(source)));
  }
  const files = new Map(read.map(file => [file.path, file]));
  if (files.size === 0) {
    throw new InputError(
      `There is no YAML or JSON file in ${sources.join(', ')}`,
    );
  }
  return [...files.values()];
}
