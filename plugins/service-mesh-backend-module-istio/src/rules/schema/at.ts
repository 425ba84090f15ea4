import {
  childPointer,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A value with its place, which is worked out when somebody asks for it: most values on the way to others are passed by.
 *
 * @internal
 */
export class Place {
  constructor(
    readonly value: unknown,
    private readonly parent?: Place,
    private readonly key: string = '',
  ) {}

  get at(): JsonPointer {
    return this.parent ? childPointer(this.parent.at, this.key) : '';
  }
}

function step(place: Place, key: string): Place[] {
  const { value } = place;
  if (value === null || typeof value !== 'object') {
    return [];
  }
  if (key === '*') {
    return Object.entries(value).map(
      ([name, member]) => new Place(member, place, name),
    );
  }
  return Object.hasOwn(value, key)
    ? [new Place((value as Record<string, unknown>)[key], place, key)]
    : [];
}

/**
 * The values that a path leads to.
 *
 * @param path - names of members joined by dots; `*` stands for each item of a list and each value of a map
 * @internal
 */
export function placesAt(value: unknown, path: string): Place[] {
  return path
    .split('.')
    .reduce<Place[]>(
      (places, key) => places.flatMap(place => step(place, key)),
      [new Place(value)],
    );
}
