import {
  childPointer,
  JsonObject,
  JsonPointer,
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Recognition,
  RecognisedSetting,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Reads an object of one kind; `null` for one that is not about the service.
 *
 * @internal
 */
export type Reader = (
  object: KubernetesObject,
  service: Service,
  target: Target,
) => Recognition | null;

/**
 * What a part of an object amounts to, and what of it no setting says.
 *
 * @internal
 */
export interface Reading {
  settings: RecognisedSetting[];
  obstacles: Remark[];
}

/**
 * Several readings as one.
 *
 * @internal
 */
export const together = (readings: readonly Reading[]): Reading => ({
  settings: readings.flatMap(({ settings }) => settings),
  obstacles: readings.flatMap(({ obstacles }) => obstacles),
});

/**
 * Members beside those that are read.
 *
 * @internal
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
 * @internal
 */
export const obstacle = (pointer: JsonPointer, reason: string): Reading => ({
  settings: [],
  obstacles: [{ pointer, reason }],
});
