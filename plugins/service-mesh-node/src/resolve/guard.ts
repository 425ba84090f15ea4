import {
  Finding,
  Json,
  Origin,
  policyMagnitude,
  ResolvedPolicy,
  Sourced,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { policyLevels } from '../discover/declaration';
import { PolicyBounds } from '../discover/policyBounds';
import { sourceFinding } from '../finding';
import { Setting } from './setting';

/**
 * Settings that may stand, and those that a weaker layer does not allow.
 *
 * @internal
 */
export interface GuardedSettings {
  settings: Setting[];
  findings: Finding[];
}

/**
 * The bounds that app-config sets.
 *
 * @internal
 */
export function configBounds(config: MeshConfig): PolicyBounds {
  const origin = (...path: (string | number)[]): Origin => ({
    source: 'config',
    pointer: toPointer(['serviceMesh', ...path]),
  });
  return {
    level: 'config',
    locked: config.locked.map((leaf, i) => ({
      leaf,
      origin: origin('locked', i),
    })),
    limits: config.limits.map((limit, i) => ({
      ...limit,
      origin: origin('limits', i, 'max'),
    })),
  };
}

type Limit = PolicyBounds['limits'][number];

function about(setting: Setting) {
  const { entityRef, pointer } = setting.origin;
  return { entityRef, pointer, origin: setting.origin };
}

const setterOf = (origin: Origin) => origin.entityRef ?? 'app-config';

/** Whether a setting comes from a layer that bounds of a level hold for. */
const isAbove = ({ declaration }: Setting, { level }: PolicyBounds) =>
  policyLevels.indexOf(declaration.level) > policyLevels.indexOf(level);

function lockOn(setting: Setting, bounds: readonly PolicyBounds[]) {
  const { leaf } = setting;
  return bounds
    .filter(each => isAbove(setting, each))
    .flatMap(each => each.locked)
    .find(lock => leaf === lock.leaf || leaf.startsWith(`${lock.leaf}.`));
}

/** The narrowest of some limits that a size exceeds. */
function narrowest(limits: readonly Limit[], size: number): Limit | undefined {
  return limits
    .map(limit => ({ limit, max: policyMagnitude(limit.max) ?? Infinity }))
    .filter(({ max }) => size > max)
    .sort((a, b) => a.max - b.max)[0]?.limit;
}

function exceededBy(setting: Setting, bounds: readonly PolicyBounds[]) {
  const limits = bounds
    .filter(each => isAbove(setting, each))
    .flatMap(each => each.limits)
    .filter(limit => limit.leaf === setting.leaf);
  return narrowest(
    limits,
    setting.value === 'none' ? Infinity : policyMagnitude(setting.value) ?? 0,
  );
}

/** The value that a limit leaves, and what it overrode. */
const limited = ({ leaf, max, origin }: Limit, overridden: Origin) => ({
  value: max,
  origin: { ...origin, rule: `limit of ${leaf}`, overrode: [overridden] },
});

function guard(
  setting: Setting,
  bounds: readonly PolicyBounds[],
): { setting: Setting | null; finding?: Finding } {
  const { leaf } = setting;
  const lock = lockOn(setting, bounds);
  if (lock) {
    return {
      setting: null,
      finding: sourceFinding('policy', {
        code: 'policy/locked',
        message: `${leaf} is locked by ${setterOf(
          lock.origin,
        )} and cannot be set on ${
          setting.origin.entityRef
        }. The attempt is ignored.`,
        params: { leaf, lock: lock.origin.pointer ?? '' },
        ...about(setting),
      }),
    };
  }
  const limit = exceededBy(setting, bounds);
  if (!limit) {
    return { setting };
  }
  return {
    setting: {
      ...setting,
      ...limited(limit, { ...setting.origin, value: String(setting.value) }),
    },
    finding: sourceFinding('policy', {
      code: 'policy/limit-exceeded',
      message: `${leaf} is ${setting.value} on ${
        setting.origin.entityRef
      }, but ${setterOf(limit.origin)} allows ${
        limit.max
      } at most. It is set to ${limit.max}.`,
      params: { leaf, limit: limit.origin.pointer ?? '', max: limit.max },
      ...about(setting),
    }),
  };
}

/**
 * Keeps built-in defaults within the limits; what has no limit by default, as streams, keeps it.
 *
 * @internal
 */
export function withinLimits(
  defaults: ResolvedPolicy,
  bounds: readonly PolicyBounds[],
): ResolvedPolicy {
  const limits = bounds.flatMap(each => each.limits);
  return Object.fromEntries(
    Object.entries(defaults).map(([leaf, sourced]) => {
      const { value, origin } = sourced as Sourced<Json>;
      const limit = narrowest(
        limits.filter(each => each.leaf === leaf),
        policyMagnitude(value) ?? 0,
      );
      return [leaf, limit ? limited(limit, { ...origin, value }) : sourced];
    }),
  );
}

/**
 * Applies locks and limits: a setting locked by a weaker layer is ignored, one beyond a limit is brought back to it.
 *
 * @internal
 */
export function guardSettings(
  settings: readonly Setting[],
  bounds: readonly PolicyBounds[],
): GuardedSettings {
  const guarded = settings.map(setting => guard(setting, bounds));
  return {
    settings: guarded.flatMap(g => g.setting ?? []),
    findings: guarded.flatMap(g => g.finding ?? []),
  };
}
