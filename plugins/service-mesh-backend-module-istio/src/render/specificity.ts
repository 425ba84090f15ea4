import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** How much a segment admits: only its text, a text with parameters in it, any segment, any number of segments. */
function breadth(segment: readonly PathPart[]): number {
  if (segment.some(part => 'parameter' in part && part.greedy)) {
    return 3;
  }
  if (segment.every(part => 'literal' in part)) {
    return 0;
  }
  return segment.length > 1 ? 1 : 2;
}

/**
 * Orders paths by how specific they are, the most specific first: the first segment in which they differ decides, as
 * OpenAPI 3.1 asks for concrete paths before templated ones.
 *
 * @internal
 */
export function compareSpecificity(a: PathTemplate, b: PathTemplate): number {
  const length = Math.max(a.segments.length, b.segments.length);
  for (let i = 0; i < length; i++) {
    const difference =
      breadth(a.segments[i] ?? []) - breadth(b.segments[i] ?? []);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
