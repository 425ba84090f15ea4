import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  httpRouteMethods,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Permit, sameRequests } from './permits';
import { overlap } from './routeOverlap';

/**
 * A permit with the callers that its route has to admit, and who may send its requests without being meant to.
 *
 * @internal
 */
export interface SharedPermit extends Permit {
  /** Those of the permit alone. */
  own: AdmittedCaller[];
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

/** Who is meant to send the requests: a path that a caller or a probe names may be that of an operation. */
function meantFor(permit: Permit, permits: readonly Permit[]) {
  const others = permits.filter(
    other =>
      other !== permit &&
      other.operation === null &&
      mayTake(permit, other) &&
      sameRequests(permit, other),
  );
  return distinct([permit, ...others].flatMap(({ callers }) => callers));
}

/** Callers of the routes that may get the requests, beyond those who are meant to send them. */
function gainedBy(
  permit: Permit,
  permits: readonly Permit[],
  admitted: ReadonlyMap<Permit, AdmittedCaller[]>,
): AdmittedCaller[] {
  const known = meantFor(permit, permits).map(keyOf);
  // A path that no operation describes is for whoever an operation lets send the same request.
  const reached = permits
    .filter(
      other =>
        other === permit ||
        ((permit.operation !== null || other.operation === null) &&
          mayTake(other, permit)),
    )
    .flatMap(other => admitted.get(other) ?? []);
  return known.includes('everybody')
    ? []
    : distinct(reached).filter(caller => !known.includes(keyOf(caller)));
}

/**
 * Gives each permit the callers of all whose requests its route may get. Linkerd 2.18 prefers no path over another that
 * matches as much: the older of two routes decides, so that both have to admit the callers of either.
 *
 * @internal
 */
export function sharePermits(permits: readonly Permit[]): SharedPermit[] {
  const admitted = new Map(
    permits.map(permit => [
      permit,
      distinct(
        permits
          .filter(other => other === permit || mayTake(permit, other))
          .flatMap(({ callers }) => callers),
      ),
    ]),
  );
  return permits.map(permit => ({
    ...permit,
    own: permit.callers,
    callers: admitted.get(permit) ?? [],
    gained: gainedBy(permit, permits, admitted),
  }));
}
