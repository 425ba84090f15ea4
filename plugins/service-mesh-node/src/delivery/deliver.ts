import { FileComparison } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What becomes of files that somebody else has a hand in.
 *
 * @public
 */
export interface DeliveryOptions {
  /** Whether to overwrite files that are not ours or were edited by hand. */
  overwrite: boolean;
  /** Whether to remove files of ours that are no longer generated. */
  prune: boolean;
}

/**
 * Which files a delivery touches.
 *
 * @public
 */
export interface Delivery {
  /** Files to write. */
  written: string[];
  /** Files left as they are, since they are not ours or were edited by hand. */
  withheld: string[];
  /** Files to remove. */
  removed: string[];
}

const isSomebodys = ({ state, edited }: FileComparison) =>
  state === 'foreign' || edited === 'yes';

/**
 * Decides which files to write and to remove: never one that is not ours or was edited by hand, unless told to.
 *
 * @public
 */
export function planDelivery(
  files: readonly FileComparison[],
  { overwrite, prune }: DeliveryOptions,
): Delivery {
  const differing = files.filter(({ state }) => state !== 'unchanged');
  const [kept, free] = [true, false].map(wanted =>
    differing.filter(file => (isSomebodys(file) && !overwrite) === wanted),
  );
  const obsolete = free.filter(({ state }) => state === 'obsolete');
  return {
    written: free
      .filter(({ state }) => state !== 'obsolete')
      .map(({ file }) => file),
    withheld: kept.map(({ file }) => file),
    removed: prune ? obsolete.map(({ file }) => file) : [],
  };
}
