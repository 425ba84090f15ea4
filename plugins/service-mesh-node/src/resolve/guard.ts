import {
  durationMs,
  Finding,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { sourceFinding } from '../finding';
import { Setting } from './setting';

/**
 * Settings that may stand, and those that the organisation does not allow.
 *
 * @internal
 */
export interface GuardedSettings {
  settings: Setting[];
  findings: Finding[];
}

const magnitude = (value: unknown): number => {
  if (typeof value === 'number') {
    return value;
  }
  return typeof value === 'string' && /^\d+(ms|s|m|h)$/.test(value)
    ? durationMs(value)
    : NaN;
};

function about(setting: Setting) {
  const { entityRef, pointer } = setting.origin;
  return { entityRef, pointer, origin: setting.origin };
}

function guard(
  setting: Setting,
  config: MeshConfig,
): { setting: Setting | null; finding?: Finding } {
  const { leaf } = setting;
  if (setting.declaration.level === 'config') {
    return { setting };
  }
  const lock = config.locked.findIndex(
    locked => leaf === locked || leaf.startsWith(`${locked}.`),
  );
  if (lock !== -1) {
    return {
      setting: null,
      finding: sourceFinding('policy', {
        code: 'policy/locked',
        message: `${leaf} is locked by app-config and cannot be set on ${setting.origin.entityRef}. The attempt is ignored.`,
        params: { leaf, lock: `/serviceMesh/locked/${lock}` },
        ...about(setting),
      }),
    };
  }
  const index = config.limits.findIndex(limit => limit.leaf === leaf);
  const limit = config.limits[index];
  const exceeded =
    limit &&
    (setting.value === 'none' ||
      magnitude(setting.value) > magnitude(limit.max));
  if (!exceeded) {
    return { setting };
  }
  const pointer = `/serviceMesh/limits/${index}/max`;
  return {
    setting: {
      ...setting,
      value: limit.max,
      origin: {
        source: 'config',
        pointer,
        rule: `limit of ${leaf}`,
        overrode: [{ ...setting.origin, value: String(setting.value) }],
      },
    },
    finding: sourceFinding('policy', {
      code: 'policy/limit-exceeded',
      message: `${leaf} is ${setting.value} on ${setting.origin.entityRef}, but app-config allows ${limit.max} at most. It is set to ${limit.max}.`,
      params: { leaf, limit: pointer, max: limit.max },
      ...about(setting),
    }),
  };
}

/**
 * Applies the locks and limits of app-config: a locked setting is ignored, one beyond a limit is brought back to it.
 *
 * @internal
 */
export function guardSettings(
  settings: Setting[],
  config: MeshConfig,
): GuardedSettings {
  const guarded = settings.map(setting => guard(setting, config));
  return {
    settings: guarded.flatMap(g => g.setting ?? []),
    findings: guarded.flatMap(g => g.finding ?? []),
  };
}
