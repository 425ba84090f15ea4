import { createHash } from 'node:crypto';
import {
  Json,
  KubernetesObject,
  manifestMarks,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** JSON with the members of every object in alphabetical order. */
function canonical(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    return `{${Object.keys(value)
      .sort()
      .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * The first 16 hex digits of the SHA-256 of a value, whatever the order of its members.
 *
 * @internal
 */
export function hashOf(value: Json): string {
  return createHash('sha256')
    .update(canonical(value))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The first 16 hex digits of the SHA-256 of an object without its own hash annotation; a hand edit changes it.
 *
 * @public
 */
export function contentHash(object: KubernetesObject): string {
  const { [manifestMarks.contentHash]: _, ...rest } =
    object.metadata.annotations ?? {};
  const bare = {
    ...object,
    metadata: { ...object.metadata, annotations: rest },
  };
  return hashOf(bare as Json);
}
