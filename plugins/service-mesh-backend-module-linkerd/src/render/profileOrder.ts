import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** How much a segment leaves open: nothing, a part of a segment, or any number of them. */
function openness(segment: PathPart[] | undefined): number {
  if (!segment || segment.every(part => 'literal' in part)) {
    return 0;
  }
  return segment.some(part => 'parameter' in part && part.greedy) ? 2 : 1;
}

/**
 * Puts the path that says more about its first differing segment in front.
 *
 * @internal
 */
export function compareProfilePaths(a: PathTemplate, b: PathTemplate): number {
  const length = Math.max(a.segments.length, b.segments.length);
  for (let index = 0; index < length; index++) {
    const difference =
      openness(a.segments[index]) - openness(b.segments[index]);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
