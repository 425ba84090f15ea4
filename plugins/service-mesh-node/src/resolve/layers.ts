import {
  Json,
  Origin,
  PolicyLeaf,
  ResolvedPolicy,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { policyLevels } from '../discover/declaration';
import { Setting } from './setting';

/** Weakest first: by layer, then environment, then a leaf of its own over a tree. */
function strength({ declaration }: Setting): number[] {
  return [
    policyLevels.indexOf(declaration.level),
    declaration.environment === null ? 0 : 1,
    declaration.leaf === null ? 0 : 1,
  ];
}

function byStrength(a: Setting, b: Setting): number {
  const [left, right] = [strength(a), strength(b)];
  const i = left.findIndex((part, index) => part !== right[index]);
  return i === -1 ? 0 : left[i] - right[i];
}

function stack(
  setting: Pick<Setting, 'value' | 'origin'>,
  below: Sourced<unknown> | undefined,
): Sourced<unknown> {
  if (!below) {
    return { value: setting.value, origin: setting.origin };
  }
  const { overrode = [], leaf: _, ...weaker } = below.origin;
  const overridden: Origin[] = [
    ...(setting.origin.overrode ?? []),
    { ...weaker, value: below.value as Json },
    ...overrode,
  ];
  return {
    value: setting.value,
    origin: { ...setting.origin, overrode: overridden },
  };
}

/**
 * Puts settings on top of defaults, leaf by leaf, the stronger over the weaker; each value keeps what it overrode and knows
 * its setting.
 *
 * @internal
 */
export function layer(
  settings: readonly Setting[],
  defaults: ResolvedPolicy,
): ResolvedPolicy {
  const result: Record<string, Sourced<unknown>> = { ...defaults };
  for (const setting of [...settings].sort(byStrength)) {
    result[setting.leaf] = stack(setting, result[setting.leaf]);
  }
  return Object.fromEntries(
    Object.entries(result).map(([leaf, { value, origin }]) => [
      leaf,
      { value, origin: { ...origin, leaf } },
    ]),
  ) as ResolvedPolicy;
}

/**
 * Keeps only some settings of a policy.
 *
 * @internal
 */
export function pick(
  policy: ResolvedPolicy,
  keep: (leaf: PolicyLeaf) => boolean,
): ResolvedPolicy {
  return Object.fromEntries(
    Object.entries(policy).filter(([leaf]) => keep(leaf as PolicyLeaf)),
  );
}
