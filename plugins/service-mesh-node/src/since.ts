import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';

/**
 * The release that brought a field or a value, as `<major>.<minor>`: of the mesh, or of the Gateway API for each of its
 * channels. A channel that is left out does not have it; the experimental channel has all that the standard one has.
 *
 * @public
 */
export type Since = string | { standard?: string; experimental?: string };

/**
 * Says in the schema of a kind since which release it has a field. A field without this is older than the oldest release
 * that is rendered for.
 *
 * @public
 */
export function since<S extends z.ZodType>(release: Since, field: S): S {
  return field.meta({ since: release });
}

/**
 * Says in the schema of a kind since which release some values of a field exist.
 *
 * @public
 */
export function valuesSince<S extends z.ZodEnum>(
  releases: Partial<Record<z.infer<S>, Since>>,
  field: S,
): S {
  return field.meta({ valuesSince: releases });
}

/**
 * Whether a release is another one or came after it, both as `<major>.<minor>`.
 *
 * @public
 */
export function isAtLeast(version: string, needed: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/**
 * Whether what came with a release exists in a target.
 *
 * @internal
 */
export function isReleased(release: Since, target: Target): boolean {
  if (typeof release === 'string') {
    return isAtLeast(target.version, release);
  }
  const channels =
    target.gatewayApiChannel === 'experimental'
      ? [release.standard, release.experimental]
      : [release.standard];
  return channels.some(
    needed =>
      needed !== undefined && isAtLeast(target.gatewayApiVersion, needed),
  );
}

/**
 * The release that brought what a schema stands for, or one of its values.
 *
 * @internal
 */
export function releaseOf(
  schema: z.ZodType,
  value?: unknown,
): Since | undefined {
  const { since: field, valuesSince: values } = (schema.meta() ?? {}) as {
    since?: Since;
    valuesSince?: Record<string, Since>;
  };
  return (
    field ??
    (values && typeof value === 'string' && Object.hasOwn(values, value)
      ? values[value]
      : undefined)
  );
}
