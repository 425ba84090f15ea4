import {
  Json,
  JsonPointer,
  Manifest,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { formOf } from './form';
import { valueAt } from './value';

/**
 * A value of a manifest, and why it is as it is.
 *
 * @public
 */
export interface Explanation {
  value: Json;
  /**
   * Where the value comes from. A value that one source set: that source, then those it overrode, strongest first. Any other:
   * why it stands there, then the sources of what it stands with.
   */
  chain: Origin[];
  /** Whether the chain ends in what the first source overrode, or in what the value stands with. */
  then: 'overrides' | 'with';
}

type Explained = Pick<Manifest, 'object' | 'origins'>;

/** A source, and what it overrode, strongest first. */
function unfold({ overrode = [], ...origin }: Origin): Origin[] {
  return [origin, ...overrode.flatMap(unfold)];
}

const parentOf = (pointer: JsonPointer) =>
  pointer.slice(0, pointer.lastIndexOf('/'));

/** The origin of a value, or of the nearest one around it. */
function ownOrigin(
  { origins }: Explained,
  pointer: JsonPointer,
): Origin | undefined {
  for (let at = pointer; at !== ''; at = parentOf(at)) {
    if (Object.hasOwn(origins, at)) {
      return origins[at];
    }
  }
  return undefined;
}

/** The different origins of what a value holds. */
function originsInside({ origins }: Explained, pointer: JsonPointer): Origin[] {
  const inside = Object.entries(origins)
    .filter(([at]) => at.startsWith(`${pointer}/`))
    .map(([, { overrode: _, ...origin }]) => origin);
  const different = new Map(
    inside.map(origin => [JSON.stringify(origin), origin]),
  );
  return [...different.values()];
}

/** The origins of what stands around a value, as near as there are any. */
function originsAround(explained: Explained, pointer: JsonPointer): Origin[] {
  if (pointer === '') {
    return [];
  }
  const parent = parentOf(pointer);
  const around = originsInside(explained, parent);
  return around.length ? around : originsAround(explained, parent);
}

/**
 * Explains any value of a rendered manifest. One without an origin of its own has that of the nearest value around it; one
 * that nothing set is part of the form of the manifest.
 *
 * @throws InputError for a pointer at which nothing stands.
 * @public
 */
export function explainPointer(
  manifest: Explained,
  pointer: JsonPointer,
): Explanation {
  const value = valueAt(manifest.object, pointer);
  const own = ownOrigin(manifest, pointer);
  if (own) {
    return { value, chain: unfold(own), then: 'overrides' };
  }
  const { origin, isComplete } = formOf(manifest.object, pointer);
  const inside = originsInside(manifest, pointer);
  const near = inside.length ? inside : originsAround(manifest, pointer);
  return {
    value,
    chain: isComplete ? [origin] : [origin, ...near],
    then: 'with',
  };
}
