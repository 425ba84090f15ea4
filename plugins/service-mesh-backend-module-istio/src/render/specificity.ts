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

function text(segment: readonly PathPart[]): string {
  return segment.map(part => ('literal' in part ? part.literal : '')).join('');
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

/**
 * Whether some path may match both templates. In doubt they do.
 *
 * @internal
 */
export function pathsOverlap(a: PathTemplate, b: PathTemplate): boolean {
  const length = Math.min(a.segments.length, b.segments.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.segments[i], b.segments[i]];
    const breadths = [breadth(left), breadth(right)];
    if (breadths.includes(3)) {
      return true;
    }
    if (breadths.every(value => value === 0) && text(left) !== text(right)) {
      return false;
    }
  }
  // A greedy parameter may stand for no segment at all where Istio reads it.
  const [, more] = [a, b].sort((x, y) => x.segments.length - y.segments.length);
  const next = more.segments[length];
  return next === undefined || breadth(next) === 3;
}
