import { InputError } from '@backstage/errors';
import {
  CrdSet,
  loadCrds,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { InputFile, readInput } from './readInput';

async function readUrl(url: string): Promise<InputFile> {
  try {
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`${response.status} ${response.statusText}`);
    }
    return { path: url, content: await response.text() };
  } catch (error) {
    throw new InputError(`Cannot read ${url}: ${error}`);
  }
}

/**
 * Reads CustomResourceDefinitions from folders, files and URLs.
 *
 * @returns undefined where nothing is named
 * @throws InputError for what cannot be read.
 * @internal
 */
export async function readCrds(
  sources: readonly string[],
): Promise<CrdSet | undefined> {
  if (sources.length === 0) {
    return undefined;
  }
  const texts: InputFile[] = [];
  for (const source of sources) {
    texts.push(
      ...(/^https?:\/\//.test(source)
        ? [await readUrl(source)]
        : await readInput([source])),
    );
  }
  return loadCrds(texts);
}
