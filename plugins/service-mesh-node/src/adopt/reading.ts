import {
  childPointer,
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RecognisedSetting, Remark } from './recognition';

/**
 * What a part of an object amounts to, and what of it no setting says.
 *
 * @public
 */
export interface Reading {
  settings: RecognisedSetting[];
  obstacles: Remark[];
}

/**
 * Several readings as one.
 *
 * @public
 */
export const together = (readings: readonly Reading[]): Reading => ({
  settings: readings.flatMap(({ settings }) => settings),
  obstacles: readings.flatMap(({ obstacles }) => obstacles),
});

/**
 * Members beside those that are read.
 *
 * @public
 */
export function otherMembers(
  value: JsonObject,
  read: readonly string[],
  pointer: JsonPointer,
): Remark[] {
  return Object.keys(value)
    .filter(key => !read.includes(key))
    .map(key => ({
      pointer: childPointer(pointer, key),
      reason: 'no setting says this',
    }));
}

/**
 * Something that is said in a form which no setting has.
 *
 * @public
 */
export const obstacle = (pointer: JsonPointer, reason: string): Reading => ({
  settings: [],
  obstacles: [{ pointer, reason }],
});
