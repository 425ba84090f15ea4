import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument, Rule, RuleHit } from './rule';

/** The places around a place, from the outermost to itself. */
function around(pointer: JsonPointer): JsonPointer[] {
  const parts = pointer.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * Where schema rules reject documents.
 *
 * @internal
 */
export interface RejectedPlaces {
  add(rule: Rule, hits: readonly RuleHit[]): void;
  /** Whether a hit stands where a document is rejected, around that place or inside it. */
  cover(hit: RuleHit): boolean;
}

/**
 * Remembers where schema rules reject documents. What they leave undecided rejects nothing.
 *
 * @internal
 */
export function rejectedPlaces(): RejectedPlaces {
  const places = new Map<
    ManifestDocument,
    { itself: Set<JsonPointer>; around: Set<JsonPointer> }
  >();
  return {
    add({ layer, consequence }, hits) {
      if (layer !== 'schema' || consequence !== 'rejected') {
        return;
      }
      for (const { document, pointer, undecided } of hits) {
        if (undecided === undefined) {
          const known = places.get(document) ?? {
            itself: new Set(),
            around: new Set(),
          };
          places.set(document, known);
          known.itself.add(pointer);
          around(pointer).forEach(place => known.around.add(place));
        }
      }
    },
    cover({ document, pointer }) {
      const known = places.get(document);
      return (
        known !== undefined &&
        (known.around.has(pointer) ||
          around(pointer).some(place => known.itself.has(place)))
      );
    },
  };
}
