import { UnsafeStep } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Delivery } from './deliver';

/**
 * The part of a delivery that comes first, where all of it is not safe in one step and no tool orders the files. What comes later is the
 * delivery of another run, once this one has been applied; files are removed by the last one.
 *
 * @param unsafe - what of the whole delivery is not safe in one step
 * @param manifests - files of the delivery that hold objects; what only lists them is no step
 * @returns the whole delivery where it is safe, and where nothing of it could come first
 * @public
 */
export function firstStep(
  delivery: Delivery,
  unsafe: readonly UnsafeStep[],
  manifests: readonly string[],
): Delivery & {
  /** Files that come later. */
  later: string[];
} {
  const written = delivery.written.filter(file => manifests.includes(file));
  const parts = unsafe.filter(
    ({ ordered, files }) =>
      !ordered && written.some(file => !files.includes(file)),
  );
  const isLater = (file: string) =>
    parts.some(({ files }) => files.includes(file));
  const later = written.filter(isLater);
  return {
    ...delivery,
    written: delivery.written.filter(file => !isLater(file)),
    removed: later.length > 0 ? [] : delivery.removed,
    later,
  };
}
