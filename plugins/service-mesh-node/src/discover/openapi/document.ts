import {
  fromPointer,
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** References followed one after the other; no real document comes near. */
const MAX_HOPS = 10;
/** Longest reference that is looked at. */
const MAX_REF_LENGTH = 500;

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
 * A field that the object itself holds: `constructor` and the like are never inherited.
 *
 * @internal
 */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Keys of a reference into the same document; `null` for a file, an address or nonsense. */
function localPath(ref: string): string[] | null {
  if (ref.length > MAX_REF_LENGTH || !ref.startsWith('#/')) {
    return null;
  }
  try {
    return fromPointer(decodeURIComponent(ref.slice(1)));
  } catch {
    return null;
  }
}

function lookUp(document: JsonObject, path: string[]): Json | undefined {
  let node: Json | undefined = document;
  for (const key of path) {
    if (node === null || typeof node !== 'object') {
      return undefined;
    }
    node = Object.hasOwn(node, key) ? (node as JsonObject)[key] : undefined;
  }
  return node;
}

/**
 * An object and what it refers to.
 *
 * @internal
 */
export interface Resolved {
  /** The object, the object that its `$ref` names, and so on; a field counts where it stands first. */
  layers: { object: JsonObject; path: string[] }[];
  /** The reference that leads to no object of the document. */
  broken: string | null;
}

/**
 * Follows references inside the document (`#/components/…`), a bounded number of times. Files and addresses stay closed.
 *
 * @param path - Keys that lead to the value.
 * @internal
 */
export function resolve(
  document: JsonObject,
  value: Json | undefined,
  path: string[],
): Resolved {
  const layers = [{ object: asObject(value), path }];
  for (let hops = 0; ; hops++) {
    const ref = own(layers[layers.length - 1].object, '$ref');
    if (typeof ref !== 'string') {
      return { layers, broken: null };
    }
    const target = localPath(ref);
    const found = target && lookUp(document, target);
    if (
      hops === MAX_HOPS ||
      found === null ||
      typeof found !== 'object' ||
      Array.isArray(found)
    ) {
      return { layers, broken: ref };
    }
    layers.push({ object: found, path: target! });
  }
}

/**
 * The place of a field in a resolved object; `undefined` where none of its layers has it.
 *
 * @internal
 */
export function field(
  { layers }: Resolved,
  name: string,
): { value: Json; path: string[] } | undefined {
  const layer = layers.find(({ object }) => Object.hasOwn(object, name));
  return layer && { value: layer.object[name], path: [...layer.path, name] };
}
