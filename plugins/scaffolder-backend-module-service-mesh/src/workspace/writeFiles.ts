import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';

/**
 * Writes files below a folder. Nothing is written if one of them would lie outside it.
 *
 * @internal
 */
export async function writeFiles(
  folder: string,
  files: readonly { file: string; yaml: string }[],
): Promise<void> {
  const safe = files.map(({ file, yaml }) => ({
    path: resolveSafeChildPath(folder, file),
    yaml,
  }));
  for (const { path, yaml } of safe) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, yaml, 'utf8');
  }
}

/**
 * Removes files below a folder. Nothing is removed if one of them would lie outside it; one that is not there does not matter.
 *
 * @internal
 */
export async function removeFiles(
  folder: string,
  files: readonly string[],
): Promise<void> {
  const safe = files.map(file => resolveSafeChildPath(folder, file));
  for (const path of safe) {
    await rm(path, { force: true });
  }
}

/**
 * Reads files that have been written below a folder. Nothing is read if one of them would lie outside it.
 *
 * @internal
 */
export async function readWritten(
  folder: string,
  files: readonly string[],
): Promise<{ file: string; yaml: string }[]> {
  const safe = files.map(file => ({
    file,
    path: resolveSafeChildPath(folder, file),
  }));
  const read: { file: string; yaml: string }[] = [];
  for (const { file, path } of safe) {
    read.push({ file, yaml: await readFile(path, 'utf8') });
  }
  return read;
}
