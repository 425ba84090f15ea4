import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  httpRouteMethods,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Permit, sameRequests } from './permits';
import { overlap } from './routeOverlap';

/**
 * A permit with the callers that its route has to admit, and who is among them for requests of others.
 *
 * @internal
 */
export interface SharedPermit extends Permit {
  gained: AdmittedCaller[];
}

/**
 * What tells a caller from others; `null` for one that nothing recognises.
 *
 * @internal
 */
export function keyOf({
  kind,
  serviceAccount,
  cidr,
}: AdmittedCaller): string | null {
  if (kind === 'everybody') {
    return kind;
  }
  return serviceAccount
    ? `${serviceAccount.namespace}/${serviceAccount.name}`
    : cidr;
}

/** A route without a method comes after one with it, unless that one is for every path or cannot name its method. */
function mayTake(permit: Permit, other: Permit): boolean {
  const [mine, its] = [permit.requests, other.requests];
  const comesAfter =
    toRegex(its.path) === '/.+' ||
    !httpRouteMethods.some(method => method === its.method);
  const fits =
    mine.method === its.method ||
    its.method === null ||
    (mine.method === null && comesAfter);
  return fits && overlap(mine.path.segments, its.path.segments);
}

/** Each once, in the order of their keys; everybody includes all others. */
function distinct(callers: readonly AdmittedCaller[]): AdmittedCaller[] {
  const byKey = new Map<string, AdmittedCaller>();
  for (const caller of callers) {
    const key = keyOf(caller);
    if (key !== null && !byKey.has(key)) {
      byKey.set(key, caller);
    }
  }
  const everybody = byKey.get('everybody');
  return everybody
    ? [everybody]
    : [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c);
}

/**
 * Gives each permit the callers of all whose requests its route may get. Linkerd 2.18 prefers no path over another that
 * matches as much: the older of two routes decides, so that both have to admit the callers of either.
 *
 * @internal
 */
export function sharePermits(permits: readonly Permit[]): SharedPermit[] {
  return permits.map(permit => {
    const others = permits.filter(
      other => other !== permit && mayTake(permit, other),
    );
    const exact = others.filter(
      other => other.operation === null && sameRequests(permit, other),
    );
    const meant = distinct(
      [permit, ...exact].flatMap(({ callers }) => callers),
    );
    const callers = distinct([permit, ...others].flatMap(each => each.callers));
    const known = meant.map(keyOf);
    const gained = known.includes('everybody')
      ? []
      : callers.filter(caller => !known.includes(keyOf(caller)));
    return { ...permit, callers, gained };
  });
}
