import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Remark } from './recognition';

/**
 * Reads the shares that a route gives to versions as weights of policy.
 *
 * @param shares - those that get something; the version is `null` for the service itself
 * @param pointer - where the route names them
 * @returns `null` where all goes to the service itself
 * @public
 */
export function readShares(
  shares: readonly { version: string | null; percent: number }[],
  pointer: JsonPointer,
): { weights: Record<string, number> | null; obstacles: Remark[] } {
  const versions = shares.map(({ version }) => version);
  if (versions.length === 1 && versions[0] === null) {
    return { weights: null, obstacles: [] };
  }
  const isSayable =
    shares.reduce((sum, { percent }) => sum + percent, 0) === 100 &&
    shares.every(({ percent }) => Number.isInteger(percent) && percent > 0) &&
    versions.every(version => version !== null) &&
    new Set(versions).size === versions.length;
  return {
    weights: Object.fromEntries(
      shares
        .map(({ version, percent }) => [version ?? '', percent] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    obstacles: isSayable
      ? []
      : [
          {
            pointer,
            reason: 'these are no whole percentages of named versions',
          },
        ],
  };
}
