import { readFile, writeFile } from 'node:fs/promises';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  fromPointer,
  setAnnotation,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findEntity } from '../catalog';

/**
 * Writes annotations into the files of a catalog folder. All else in them stays as it is.
 *
 * @returns the files, each once
 * @throws InputError for an entity in a form that cannot be edited.
 * @internal
 */
export async function writeEdits(
  root: string,
  edits: readonly SourceEdit[],
): Promise<string[]> {
  const written = new Set<string>();
  for (const { entityRef, pointer, snippet } of edits) {
    const found = await findEntity(root, entityRef);
    if (!found) {
      throw new InputError(`No file below ${root} holds ${entityRef}`);
    }
    const { file } = found;
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      setAnnotation(
        text,
        parseEntityRef(entityRef),
        fromPointer(pointer).at(-1)!,
        snippet,
      ),
    );
    written.add(file);
  }
  return [...written];
}
