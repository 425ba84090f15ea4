import {
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Turns the `fieldPath` of a rule, such as `.spec.ports['http']`, into a pointer.
 *
 * @internal
 */
export function fieldPathPointer(fieldPath: string): JsonPointer {
  const steps = fieldPath.matchAll(/\.([^.[]+)|\['((?:[^'\\]|\\.)*)'\]/g);
  return toPointer(
    [...steps].map(
      ([, name, quoted]) => name ?? quoted.replace(/\\(.)/g, '$1'),
    ),
  );
}
