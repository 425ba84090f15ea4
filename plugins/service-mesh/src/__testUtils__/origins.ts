import {
  ANNOTATION_PREFIX,
  Origin,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Ref of the service that the test data is about.
 *
 * @internal
 */
export const ORDER = 'component:default/order';

/**
 * An origin on an annotation of the test service, named without its prefix.
 *
 * @internal
 */
export function annotationOrigin(annotation: string): Origin {
  return {
    source: 'annotation',
    entityRef: ORDER,
    pointer: toPointer([
      'metadata',
      'annotations',
      `${ANNOTATION_PREFIX}${annotation}`,
    ]),
  };
}
