import {
  Finding,
  JsonObject,
  JsonPointer,
  KubernetesObject,
  Range,
  SourceMap,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Finds a value or its key in a source map: its place, or that of the nearest parent of one that is missing.
 *
 * @internal
 */
export function locateIn(
  sourceMap: SourceMap,
  pointer: JsonPointer,
  part: 'key' | 'value' = 'value',
): Range {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = sourceMap[at];
    if (place) {
      // A missing member is looked for at the key of the mapping that lacks it.
      return (at !== pointer || part === 'key') && place.key
        ? place.key
        : place.value;
    }
  }
  return (
    sourceMap['']?.value ?? {
      start: { line: 1, column: 1 },
      end: { line: 1, column: 1 },
    }
  );
}

/**
 * An object that was read, with the way back to its text.
 *
 * @public
 */
export interface ReadDocument {
  object: KubernetesObject;
  /** Where a value or its key stands, or the nearest parent of one that is missing. */
  locate(pointer: JsonPointer, part?: 'key' | 'value'): Range;
}

/**
 * What has an `apiVersion` and no kind or name: an object that an API server refuses, or configuration of a tool that is
 * written like one.
 *
 * @public
 */
export interface UnreadObject {
  object: JsonObject & { apiVersion: string };
  /** Where it stands in its document: empty, or an item of a list. */
  pointer: JsonPointer;
  /** Where a value or its key stands, or the nearest parent of one that is missing; the pointer starts at the object. */
  locate(pointer: JsonPointer, part?: 'key' | 'value'): Range;
}

/**
 * What was read from a text: Kubernetes objects with their places, and faults of the text itself.
 *
 * @public
 */
export interface ReadManifests {
  documents: ReadDocument[];
  unread: UnreadObject[];
  /** How many documents hold something else. */
  passedOver: number;
  findings: Finding[];
}
