import {
  fromPointer,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The value at a place of a document; `undefined` where there is none.
 *
 * @internal
 */
export function valueAt(document: unknown, pointer: JsonPointer): unknown {
  return fromPointer(pointer).reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, key)
        ? node[key as keyof typeof node]
        : undefined,
    document,
  );
}
