import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { keyOf, SharedPermit } from './sharedPermits';

/**
 * Requests that the same callers are admitted to, and one route can be for.
 *
 * @internal
 */
export interface PermitGroup {
  /**
   * Named after the callers, so that a name never stands for other callers than before: authentications are applied before
   * the routes that they are for.
   */
  purpose: string;
  callers: AdmittedCaller[];
  permits: SharedPermit[];
}

const slug = (caller: AdmittedCaller) =>
  (caller.serviceAccount?.name ?? caller.cidr ?? caller.kind)
    .replace(/[^a-z0-9]+/gi, '-')
    .toLowerCase();

/**
 * Groups permits by their callers.
 *
 * @param withNobody - whether those without callers are kept, so that their requests are not taken for others
 * @internal
 */
export function permitGroups(
  permits: readonly SharedPermit[],
  withNobody: boolean,
): PermitGroup[] {
  const groups = new Map<string, SharedPermit[]>();
  for (const permit of permits) {
    const key = JSON.stringify(permit.callers.map(keyOf));
    groups.set(key, [...(groups.get(key) ?? []), permit]);
  }
  const seen = new Map<string, number>();
  return [...groups.keys()].sort().flatMap(key => {
    const members = groups.get(key) ?? [];
    const { callers } = members[0];
    if (callers.length === 0 && !withNobody) {
      return [];
    }
    const name = `for-${callers.map(slug).join('-') || 'nobody'}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [
      {
        purpose: count === 1 ? name : `${name}-${count}`,
        callers,
        permits: members,
      },
    ];
  });
}
