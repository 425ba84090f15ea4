import { createHash } from 'node:crypto';
import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Claim } from './callerClaims';

/**
 * Claims of the same callers, which share routes: a policy is for whole routes.
 *
 * @internal
 */
export interface CallerGroup {
  /** Made of the callers, so that it stays when operations change. */
  name: string;
  callers: AdmittedCaller[];
  claims: Claim[];
}

const identityOf = ({ serviceAccount }: AdmittedCaller) =>
  `${serviceAccount?.namespace}/${serviceAccount?.name}`;

/**
 * Puts claims together by their callers. A name that two groups would share is ended by 8 hex digits of a hash.
 *
 * @internal
 */
export function callerGroups(claims: readonly Claim[]): CallerGroup[] {
  const groups = new Map<
    string,
    { callers: AdmittedCaller[]; claims: Claim[] }
  >();
  for (const claim of claims) {
    const ids = [...new Set(claim.callers.map(identityOf))].sort();
    const key = ids.join(' ');
    const group = groups.get(key) ?? { callers: claim.callers, claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  const shortName = (key: string) =>
    key
      .split(' ')
      .map(id => id.split('/')[1])
      .join('-');
  const names = [...groups.keys()].map(shortName);
  return [...groups].map(([key, group]) => {
    const name = shortName(key);
    const isShared = names.indexOf(name) !== names.lastIndexOf(name);
    const hash = createHash('sha256').update(key).digest('hex').slice(0, 8);
    return { ...group, name: isShared ? `${name}-${hash}` : name };
  });
}
