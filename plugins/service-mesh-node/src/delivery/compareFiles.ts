import { FileComparison } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PresentFile } from './presentFile';

/**
 * A file that is generated.
 *
 * @public
 */
export interface GeneratedText {
  /** Path below the config location. */
  file: string;
  yaml: string;
}

/** Git may have given a text other ends of lines. */
const withPlainLines = (text: string) => text.replace(/\r\n/g, '\n');

function stateOf(yaml: string, present: PresentFile): FileComparison {
  const { file, text, isOurs, edited } = present;
  if (withPlainLines(text) === yaml) {
    return { file, state: 'unchanged', edited: 'no' };
  }
  return isOurs
    ? { file, state: 'changed', edited }
    : { file, state: 'foreign', edited: 'unknown' };
}

/**
 * Compares what is generated with the files of a folder. Files of others that stand where nothing of ours belongs are not
 * mentioned.
 *
 * @param folders - folders of the bundles generated; files of ours elsewhere belong to somebody else's run
 * @returns one entry a file, in alphabetical order
 * @public
 */
export function compareFiles(
  generated: readonly GeneratedText[],
  present: readonly PresentFile[],
  folders: readonly string[],
): FileComparison[] {
  const byFile = new Map(present.map(each => [each.file, each]));
  const current = new Set(generated.map(({ file }) => file));
  const ofRun = new Set(folders);
  const isOfRun = (file: string) =>
    [...file.matchAll(/\//g)].some(({ index }) =>
      ofRun.has(file.slice(0, index)),
    );
  return [
    ...generated.map(({ file, yaml }): FileComparison => {
      const before = byFile.get(file);
      return before
        ? stateOf(yaml, before)
        : { file, state: 'added', edited: 'no' };
    }),
    ...present
      .filter(
        ({ isOurs, file }) => isOurs && isOfRun(file) && !current.has(file),
      )
      .map(
        ({ file, edited }): FileComparison => ({
          file,
          state: 'obsolete',
          edited,
        }),
      ),
  ].sort((a, b) => (a.file < b.file ? -1 : 1));
}
