import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isAtLeast } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Releases of Istio that can be rendered for, oldest first.
 *
 * @internal
 */
export const versions = [
  '1.24',
  '1.25',
  '1.26',
  '1.27',
  '1.28',
  '1.29',
  '1.30',
  '1.31',
] as const;

/**
 * Whether a target runs a release of Istio, or a later one.
 *
 * @internal
 */
export function hasVersion(
  target: Target,
  version: (typeof versions)[number],
): boolean {
  return isAtLeast(target.version, version);
}
