import {
  fromPointer,
  Json,
  JsonPointer,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { describeOrigin } from './describeOrigin';

/**
 * A value of a manifest and where it comes from.
 *
 * @internal
 */
export interface SourcedValue {
  /** Place in the object. */
  pointer: JsonPointer;
  /** The value as JSON. */
  value: string;
  /** Where it comes from, in words. */
  source: string;
}

function valueAt(document: unknown, pointer: JsonPointer): Json {
  const value = fromPointer(pointer).reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, key)
        ? (node as Record<string, unknown>)[key]
        : null,
    document,
  );
  return value as Json;
}

/**
 * Lists the values of a manifest that policy, a fact or a default set, in the order of the manifest.
 *
 * @internal
 */
export function sourcedValues(manifest: RenderedManifest): SourcedValue[] {
  const { object, origins } = manifest;
  return Object.entries(origins).map(([pointer, origin]) => ({
    pointer,
    value: JSON.stringify(valueAt(object, pointer)),
    source: describeOrigin(origin),
  }));
}
