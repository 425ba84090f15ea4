import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The value as a JSON object, or an empty one where it is anything else: definitions promise nothing.
 *
 * @internal
 */
export function asObject(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? value
    : {};
}

/**
 * The value as a list, or an empty one where it is anything else.
 *
 * @internal
 */
export function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Follows a reference inside the document (`#/components/…`); anything else, such as a file or an address, stays closed.
 *
 * @internal
 */
export function resolveLocalRef(
  document: JsonObject,
  value: Json | undefined,
): JsonObject {
  const object = asObject(value);
  const ref = object.$ref;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) {
    return object;
  }
  let node: Json | undefined = document;
  for (const key of ref
    .slice(2)
    .split('/')
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))) {
    const parent: JsonObject = asObject(node);
    node = Object.hasOwn(parent, key) ? parent[key] : undefined;
  }
  return asObject(node);
}
