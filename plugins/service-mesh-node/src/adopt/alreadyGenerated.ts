import { PresentFile } from '../delivery';
import { Placed } from './adoptable';
import { Adoption } from './adoption';
import { placeOf } from './existing';

/**
 * The files that an earlier run has written and nobody has edited: what they hold follows from the catalog.
 *
 * @internal
 */
export function generatedPaths(
  present: readonly PresentFile[],
): ReadonlySet<string> {
  return new Set(
    present
      .filter(({ isOurs, edited }) => isOurs && edited !== 'yes')
      .map(({ file }) => file),
  );
}

/**
 * What is told of a service of which something that is generated already could not be read: nothing of it is taken over, since what
 * is kept is generated no more, and its file would be removed.
 *
 * @returns `null` where all of it is generated
 * @internal
 */
export function leftAsItIs(
  entityRef: string,
  all: readonly Placed[],
  generated: ReadonlySet<string>,
): Adoption | null {
  const kept = all.filter(({ source }) => !generated.has(source.file));
  return kept.length === 0
    ? null
    : {
        entityRef,
        understood: [],
        silent: [],
        kept: kept.map(({ source }) => ({
          ...placeOf(source),
          reasons: [
            {
              pointer: '',
              line: source.locate('').start.line,
              reason:
                'other objects of the service are generated from the catalog already, and not all of them can be read back',
            },
          ],
        })),
        calls: [],
        added: [],
        edits: [],
        definitionEdits: [],
      };
}
