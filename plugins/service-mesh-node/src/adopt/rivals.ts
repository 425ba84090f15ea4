import { Recognition } from './recognition';

const counterpartOf = ({ counterpart }: Recognition) =>
  counterpart && `${counterpart.kind}/${counterpart.name}`;

/**
 * Of several objects for one purpose, none is read: together, they mean something else than each alone.
 *
 * @public
 */
export function withoutRivals(
  recognitions: readonly Recognition[],
): Recognition[] {
  return recognitions.map(recognition => {
    const rival = recognitions.find(
      other =>
        other !== recognition &&
        recognition.counterpart !== null &&
        counterpartOf(other) === counterpartOf(recognition),
    );
    return rival
      ? {
          ...recognition,
          obstacles: [
            ...recognition.obstacles,
            {
              pointer: '/metadata/name',
              reason: `${rival.object.kind} ${rival.object.metadata.name} is about the same`,
            },
          ],
        }
      : recognition;
  });
}
