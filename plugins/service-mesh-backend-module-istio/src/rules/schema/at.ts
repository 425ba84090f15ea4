import {
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A value with its place.
 *
 * @internal
 */
export interface Place {
  value: unknown;
  at: JsonPointer;
}

function step({ value, at }: Place, key: string): Place[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  if (key === '*') {
    return Object.entries(value).map(([name, member]) => ({
      value: member,
      at: `${at}${toPointer([name])}`,
    }));
  }
  return Object.hasOwn(value, key)
    ? [
        {
          value: (value as Record<string, unknown>)[key],
          at: `${at}${toPointer([key])}`,
        },
      ]
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
      [{ value, at: '' }],
    );
}
