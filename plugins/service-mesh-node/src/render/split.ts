import {
  AbMatch,
  Sourced,
  Version,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../provider';

/**
 * A version and its share of requests in percent.
 *
 * @public
 */
export interface WeightedVersion {
  version: Version;
  weight: Sourced<number>;
}

/**
 * How requests are divided between the versions of a service.
 *
 * @public
 */
export interface TrafficSplit {
  /** Requests with a header or cookie that go to one version; the first match wins. */
  matches: Sourced<AbMatch & { version: Version }>[];
  /** Where all others go; versions without a share are left out. */
  weights: WeightedVersion[];
}

/**
 * Whether a controller in the cluster writes the routes of the service, so that none may be rendered beside them.
 *
 * @public
 */
export function isRoutedByController({ policy }: ServiceInput): boolean {
  return policy.service['traffic.weightsOwner']?.value === 'flagger';
}

/**
 * How a rollout begins whose weights a controller moves: with all requests at one version, and the others named.
 */
function beforeRollout(
  input: ServiceInput,
  owner: Sourced<unknown>,
): WeightedVersion[] {
  const versions = input.service.workload.versions.value;
  const weights = input.policy.service['traffic.weights']?.value ?? {};
  const share = ({ name }: Version) => weights[name] ?? 0;
  const stable = versions.reduce((a, b) => (share(b) > share(a) ? b : a));
  return versions.map(version => ({
    version,
    weight: { value: version === stable ? 100 : 0, origin: owner.origin },
  }));
}

/**
 * The division of requests that the policy asks for, or `null` where it asks for none: then every Pod behind the Service
 * gets its share as without a mesh. Versions that the component does not name are left out (they are a finding).
 *
 * Where a controller moves the weights, they are those with which a rollout begins.
 *
 * With `traffic.match` alone, all other requests go to the versions that no match names, in equal parts.
 *
 * @public
 */
export function trafficSplit(input: ServiceInput): TrafficSplit | null {
  const { versions } = input.service.workload;
  const weights = input.policy.service['traffic.weights'];
  const match = input.policy.service['traffic.match'];
  const known = new Map(versions.value.map(v => [v.name, v]));
  const owner = input.policy.service['traffic.weightsOwner'];
  const isMoved = owner !== undefined && owner.value !== 'self';
  if (
    known.size === 0 ||
    (!weights && !match && !isMoved) ||
    isRoutedByController(input)
  ) {
    return null;
  }
  const matches = (match?.value ?? []).flatMap(entry => {
    const version = known.get(entry.to);
    return match && version
      ? [{ value: { ...entry, version }, origin: match.origin }]
      : [];
  });
  const stated: WeightedVersion[] = versions.value.flatMap(version => {
    const share = weights?.value[version.name] ?? 0;
    return weights && share > 0
      ? [{ version, weight: { value: share, origin: weights.origin } }]
      : [];
  });
  if (isMoved) {
    return { matches, weights: beforeRollout(input, owner) };
  }
  return { matches, weights: stated.length ? stated : spread(input, matches) };
}

function spread(
  input: ServiceInput,
  matches: TrafficSplit['matches'],
): WeightedVersion[] {
  const { versions } = input.service.workload;
  const named = new Set(matches.map(m => m.value.version.name));
  const rest = versions.value.filter(v => !named.has(v.name));
  const pool = rest.length ? rest : versions.value;
  const share = Math.floor(100 / pool.length);
  const origin = {
    source: 'default' as const,
    rule: 'requests that no A/B rule matches go to the other versions in equal parts',
  };
  return pool.map((version, index) => ({
    version,
    weight: {
      value: index === 0 ? 100 - share * (pool.length - 1) : share,
      origin,
    },
  }));
}
