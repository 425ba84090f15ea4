import { FileComparison } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { GeneratedText } from '../render';
import { objectKey } from './compareFields';
import { PresentFile } from './presentFile';

/** Git may have given a text other ends of lines. */
const withPlainLines = (text: string) => text.replace(/\r\n/g, '\n');

/** Whether all that a file holds is what the generated one takes the place of. */
function isReplaced(
  { replaces }: GeneratedText,
  present: PresentFile,
): boolean {
  const taken = new Set(replaces?.map(objectKey));
  return present.isWhole && present.objects.every(o => taken.has(objectKey(o)));
}

function stateOf(
  generated: GeneratedText,
  present: PresentFile,
): FileComparison {
  const { yaml } = generated;
  const { file, text, isOurs, edited } = present;
  if (withPlainLines(text) === yaml) {
    return { file, state: 'unchanged', edited: 'no' };
  }
  return isOurs || isReplaced(generated, present)
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
    ...generated.map((text): FileComparison => {
      const { file } = text;
      const before = byFile.get(file);
      return before
        ? stateOf(text, before)
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
