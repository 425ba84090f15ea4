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
 * The releases that run, as far as they are known: those of a target, or fewer.
 *
 * @public
 */
export type Releases = Partial<
  Pick<Target, 'version' | 'gatewayApiVersion' | 'gatewayApiChannel'>
>;

/**
 * Whether what came with a release exists where others run. What may exist, since a release or the channel is not known,
 * does.
 *
 * @internal
 */
export function isReleased(release: Since, running: Releases): boolean {
  const { version, gatewayApiVersion, gatewayApiChannel } = running;
  if (typeof release === 'string') {
    return version === undefined || isAtLeast(version, release);
  }
  const channels =
    gatewayApiChannel === 'standard'
      ? [release.standard]
      : [release.standard, release.experimental];
  return channels.some(
    needed =>
      needed !== undefined &&
      (gatewayApiVersion === undefined || isAtLeast(gatewayApiVersion, needed)),
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
