import { readFile, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  PresentFile,
  readPresentFile,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { yamlFiles } from '../generatedFiles';

async function assertFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new InputError(
      `There is no folder ${folder}; --against names one that generate has written to`,
    );
  }
}

/**
 * Reads the YAML files of a folder.
 *
 * @throws InputError where there is no such folder.
 * @internal
 */
export async function readPresent(folder: string): Promise<PresentFile[]> {
  await assertFolder(folder);
  const present: PresentFile[] = [];
  // One after the other: a folder may hold more files than a process may open.
  for (const path of await yamlFiles(folder)) {
    present.push(
      readPresentFile({
        file: relative(folder, path).replaceAll(sep, '/'),
        text: await readFile(path, 'utf8'),
      }),
    );
  }
  return present;
}
