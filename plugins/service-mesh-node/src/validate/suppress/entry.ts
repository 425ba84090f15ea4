import { Suppression } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { SuppressEntry } from '../../config/suppress';

/**
 * Whether an entry still holds. One with an end does not where the date is not known: it would never end.
 *
 * @internal
 */
export function holds({ until }: SuppressEntry, today: string | null): boolean {
  return until === undefined || (today !== null && today <= until);
}

/**
 * What an entry says of the findings that it accepts.
 *
 * @internal
 */
export function suppression(by: string, entry: SuppressEntry): Suppression {
  return { by, reason: entry.reason, until: entry.until ?? null };
}
