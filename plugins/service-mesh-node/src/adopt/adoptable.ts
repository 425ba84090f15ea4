import { annotations } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { KEEP, parseAdopted } from '../discover/annotations';
import { stringify } from 'yaml';
import { Existing, ExistingObject } from './existing';
import { Recognition } from './recognition';

/**
 * A recognition with the object's place.
 *
 * @internal
 */
export interface Placed extends Recognition {
  source: ExistingObject;
  /** Whether it is not read, and taken over only while it is generated exactly as it stands. */
  isCopy?: boolean;
}

/**
 * An object that is generated, under the name that it has of itself.
 *
 * @internal
 */
export interface Counterpart {
  kind: string;
  name: string;
}

/**
 * Whether both are the same generated object.
 *
 * @internal
 */
export const isSameName = (a: Counterpart | null, b: Counterpart | null) =>
  a !== null && b !== null && a.kind === b.kind && a.name === b.name;

/**
 * Whether all that an object says can be said by settings.
 *
 * @internal
 */
export const isUnderstood = ({ obstacles }: Recognition) =>
  obstacles.length === 0;

/**
 * The annotation that says whose names and files are taken over, and whose places are left to what is there.
 *
 * @internal
 */
export function adoptedAnnotation(
  taken: readonly Placed[],
  kept: readonly Counterpart[],
): Record<string, string> {
  const entries = [
    ...taken.flatMap(({ counterpart, object, source }) =>
      counterpart
        ? [
            [
              `${counterpart.kind}/${counterpart.name}`,
              { name: object.metadata.name, file: source.file },
            ] as const,
          ]
        : [],
    ),
    ...kept.map(({ kind, name }) => [`${kind}/${name}`, KEEP] as const),
  ];
  return entries.length === 0
    ? {}
    : {
        [annotations.adopted]: stringify(Object.fromEntries(entries), {
          lineWidth: 0,
        }),
      };
}

/** Whether an object of ours takes its place; one that only is patched stays where it is. */
const isReplaced = ({ counterpart, about }: Placed) =>
  counterpart !== null || about !== undefined;

/**
 * Why the file of an object cannot become that of the generated one; `null` where it can. A generated file holds generated
 * objects of one service and nothing else.
 */
function fileObstacle(
  placed: Placed,
  taken: readonly Placed[],
  existing: Existing,
): string | null {
  if (!isReplaced(placed)) {
    return null;
  }
  const { object, source } = placed;
  const { file } = source;
  const named = { ...placed, counterpart: { kind: object.kind, name: 'any' } };
  if (
    'problem' in
    parseAdopted(adoptedAnnotation([named], [])[annotations.adopted])
  ) {
    return `the path ${file} cannot be kept`;
  }
  if (existing.mixed.has(file)) {
    return `${file} also holds something that is no object or cannot be read`;
  }
  const sources = new Set(taken.filter(isReplaced).map(each => each.source));
  const other = existing.objects.find(
    each => each.file === file && !sources.has(each),
  );
  return other
    ? `${file} also holds ${other.object.kind} ${other.object.metadata.name}; give each a file of its own`
    : null;
}

/**
 * Objects whose files cannot be taken over are kept, and with them those that stand in one file with them.
 *
 * @internal
 */
export function withFileObstacles(
  all: readonly Placed[],
  existing: Existing,
): Placed[] {
  const taken = all.filter(isUnderstood);
  const result = all.map(each => {
    const reason = isUnderstood(each)
      ? fileObstacle(each, taken, existing)
      : null;
    return reason === null
      ? each
      : { ...each, obstacles: [{ pointer: '', reason }] };
  });
  return result.some((each, index) => each !== all[index])
    ? withFileObstacles(result, existing)
    : result;
}

/**
 * Objects are kept where one that they mean something together with is.
 *
 * @internal
 */
export function withCompanions(all: readonly Placed[]): Placed[] {
  return all.map(each => {
    const companion = all.find(
      other =>
        each.together !== undefined &&
        other.together === each.together &&
        !isUnderstood(other),
    );
    return companion && isUnderstood(each)
      ? {
          ...each,
          obstacles: [
            {
              pointer: '',
              reason: `it means something only together with ${companion.object.kind} ${companion.object.metadata.name}, which is kept`,
            },
          ],
        }
      : each;
  });
}
