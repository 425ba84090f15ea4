import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputError } from '@backstage/errors';
import { manifestMarks } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { generatedFor } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * A file that an earlier run has written.
 *
 * @internal
 */
export interface GeneratedFile {
  /** Path below the folder that was written to, `/` between its names. */
  file: string;
  /** The mesh it was written for; `null` where its header is gone. */
  mesh: string | null;
}

const managed = new RegExp(
  `^ +${manifestMarks.managedByLabel}: ['"]?${manifestMarks.managedBy}['"]?$`,
  'm',
);

/**
 * The YAML files below a folder, in order; none where there is no such folder. What a symbolic link leads to is not looked at.
 *
 * @throws InputError for a folder that cannot be read.
 * @internal
 */
export async function yamlFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
      .map(entry => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw new InputError(`Cannot read the folder ${folder}: ${error}`);
  }
}

/**
 * Finds the files of ours in one folder below that which is written to: by their header, or by their label where it is
 * gone.
 *
 * @throws InputError for a folder that cannot be read.
 * @internal
 */
export async function findGenerated(
  out: string,
  folder: string,
): Promise<GeneratedFile[]> {
  const found: GeneratedFile[] = [];
  // One after the other: a location may hold more files than a process may open.
  for (const path of await yamlFiles(join(out, folder))) {
    const text = await readFile(path, 'utf8');
    const mesh = generatedFor(text);
    if (mesh !== null || managed.test(text)) {
      found.push({ file: relative(out, path).replaceAll(sep, '/'), mesh });
    }
  }
  return found;
}

/**
 * Holds a location to one mesh.
 *
 * @throws InputError where a file was generated for another mesh.
 * @internal
 */
export function assertOneMesh(
  out: string,
  mesh: string,
  present: readonly GeneratedFile[],
): void {
  const other = present.find(file => file.mesh !== null && file.mesh !== mesh);
  if (other) {
    throw new InputError(
      `${out} holds files for ${other.mesh}, such as ${other.file}. One folder holds one mesh: remove them, or write to another folder`,
    );
  }
}

/**
 * The files of ours in the folders of some bundles that a run no longer writes, as lines of text. They are left where they
 * are, since what they made is still in the cluster.
 *
 * @internal
 */
export function noLongerGenerated(
  present: readonly GeneratedFile[],
  written: readonly { file: string }[],
  folders: readonly string[],
): string[] {
  const current = new Set(written.map(({ file }) => file));
  return present
    .filter(({ file }) => folders.some(folder => file.startsWith(`${folder}/`)))
    .filter(({ file }) => !current.has(file))
    .map(({ file }) => `no longer generated: ${file}`);
}
