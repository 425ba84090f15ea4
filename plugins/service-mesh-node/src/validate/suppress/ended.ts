import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { holds } from './entry';
import { readOwnAnnotation } from './ownAnnotation';

/**
 * The last day on which the annotation of an object accepted findings of a code, where that day is over; `null` where none of
 * its entries has ended, or the date is not known.
 *
 * @param today - as `YYYY-MM-DD`
 * @public
 */
export function acceptanceEnded(
  object: KubernetesObject,
  code: string,
  today: string | null,
): string | null {
  if (today === null) {
    return null;
  }
  const own = readOwnAnnotation(object).entries.filter(
    entry => entry.code === code,
  );
  return own.some(entry => holds(entry, today))
    ? null
    : own
        .map(({ until }) => until ?? '')
        .sort()
        .at(-1) ?? null;
}
