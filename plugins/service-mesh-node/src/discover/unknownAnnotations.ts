import {
  ANNOTATION_PREFIX,
  annotations,
  Finding,
  POLICY_LEAF_PREFIX,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { didYouMean } from '../didYouMean';
import { sourceFinding } from '../finding';

const known: readonly string[] = Object.values(annotations);

/** The prefix that all share is no likeness. */
function meantBy(name: string): string | null {
  const own = (text: string) => text.slice(ANNOTATION_PREFIX.length);
  const meant = didYouMean(own(name), known.map(own));
  return meant === null ? null : `${ANNOTATION_PREFIX}${meant}`;
}

/**
 * Annotations with our prefix that nothing reads, as a misspelt one would be. Settings of the policy are looked at with the
 * policy.
 *
 * @internal
 */
export function unknownAnnotations(entity: Entity): Finding[] {
  const entityRef = stringifyEntityRef(entity);
  return Object.keys(entity.metadata.annotations ?? {})
    .filter(
      name =>
        name.startsWith(ANNOTATION_PREFIX) &&
        !name.startsWith(POLICY_LEAF_PREFIX) &&
        !known.includes(name),
    )
    .sort()
    .map(name => {
      const meant = meantBy(name);
      return sourceFinding('catalog', {
        code: 'catalog/unknown-annotation',
        message: `Annotation ${name.slice(
          0,
          100,
        )} of ${entityRef} means nothing${
          meant ? `; did you mean '${meant}'?` : '.'
        } It is ignored.`,
        params: { annotation: name.slice(0, 100), meant },
        entityRef,
        pointer: toPointer(['metadata', 'annotations', name]),
      });
    });
}
