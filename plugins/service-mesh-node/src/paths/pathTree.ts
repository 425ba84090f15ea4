import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Stands for every segment that is not text alone; no text holds a slash. */
const ANY = '/';

const isGreedy = (part: PathPart) => 'parameter' in part && part.greedy;

/** What all templates have in common up to a segment. */
class Branch<T> {
  /** What follows, by the text of the next segment or {@link ANY}. */
  readonly next = new Map<string, Branch<T>>();
  /** Values of templates that end here. */
  readonly ending: T[] = [];
  /** Values of templates that match any rest from here on. */
  readonly open: T[] = [];

  all(): T[] {
    const below = [...this.next.values()].flatMap(branch => branch.all());
    return [...this.ending, ...this.open, ...below];
  }
}

function keyOf(segment: readonly PathPart[]): string {
  let text = '';
  for (const part of segment) {
    if (!('literal' in part)) {
      return ANY;
    }
    text += part.literal;
  }
  return text;
}

function overlapping<T>(
  branch: Branch<T>,
  segments: readonly PathPart[][],
  depth: number,
  emptyRest: boolean,
): T[] {
  if (depth === segments.length) {
    return [...branch.ending, ...(emptyRest ? branch.open : [])];
  }
  const segment = segments[depth];
  if (segment.some(isGreedy)) {
    return [
      ...branch.open,
      ...(emptyRest ? branch.ending : []),
      ...[...branch.next.values()].flatMap(child => child.all()),
    ];
  }
  const key = keyOf(segment);
  const following =
    key === ANY
      ? [...branch.next.values()]
      : [branch.next.get(key), branch.next.get(ANY)];
  return [
    ...branch.open,
    ...following.flatMap(child =>
      child ? overlapping(child, segments, depth + 1, emptyRest) : [],
    ),
  ];
}

/**
 * Templates by their segments, to find those that overlap without a look at all others.
 *
 * @public
 */
export class PathTree<T> {
  readonly #root = new Branch<T>();
  readonly #emptyRest: boolean;

  /**
   * @param options - `emptyRest` says that a greedy parameter may stand for no segment at all
   */
  constructor(options: { emptyRest?: boolean } = {}) {
    this.#emptyRest = options.emptyRest ?? false;
  }

  /** Adds a template with something that stands for it. */
  add({ segments }: PathTemplate, value: T): void {
    let branch = this.#root;
    for (const segment of segments) {
      if (segment.some(isGreedy)) {
        branch.open.push(value);
        return;
      }
      const key = keyOf(segment);
      const child = branch.next.get(key) ?? new Branch<T>();
      branch.next.set(key, child);
      branch = child;
    }
    branch.ending.push(value);
  }

  /**
   * What was added for templates that match some path which this one matches too, in no order to rely on. A segment with
   * text and parameters counts as one that matches any segment.
   */
  overlapping({ segments }: PathTemplate): T[] {
    return overlapping(this.#root, segments, 0, this.#emptyRest);
  }
}
