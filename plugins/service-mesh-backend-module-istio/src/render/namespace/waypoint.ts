import {
  Json,
  Origin,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** The name that `istioctl waypoint apply` gives. */
const DEFAULT_NAME = 'waypoint';

const isObject = (value: Json | undefined) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A target that names the waypoint which the bundle of a namespace brings; where the target names one itself, or there is no
 * such bundle, it stays as it is.
 *
 * @internal
 */
export function withNamespaceWaypoint(
  bundle: { origin: Origin } | null,
  target: Target,
): Target {
  const { waypoint } = target.settings;
  const isNamed = typeof waypoint === 'string' && waypoint !== '';
  if (!bundle || isNamed) {
    return target;
  }
  const { pointer = '' } = bundle.origin;
  return {
    ...target,
    settings: {
      ...target.settings,
      waypoint: { name: DEFAULT_NAME, pointer },
    },
  };
}

/**
 * The waypoint that {@link withNamespaceWaypoint} put into the settings of a target; `null` for none.
 *
 * @internal
 */
export function namespaceWaypoint({
  waypoint,
}: Target['settings']): Sourced<string> | null {
  if (!isObject(waypoint)) {
    return null;
  }
  const { name, pointer } = waypoint as { name?: Json; pointer?: Json };
  return typeof name === 'string' && typeof pointer === 'string'
    ? { value: name, origin: { source: 'config', pointer } }
    : null;
}
