/**
 * A value that survives JSON unchanged.
 *
 * @public
 */
export type Json =
  | null
  | boolean
  | number
  | string
  | Json[]
  | { [key: string]: Json };

/**
 * A JSON object: what a Kubernetes manifest, an entity or a definition is made of.
 *
 * @public
 */
export type JsonObject = { [key: string]: Json };

/**
 * A place inside a JSON document, as RFC 6901 spells it: `/spec/http/0/timeout`, with `~1` for `/` and `~0` for `~`.
 * The empty string is the whole document.
 *
 * @public
 */
export type JsonPointer = string;

/**
 * Spells a path of keys and indexes as a JSON pointer.
 *
 * @public
 */
export function toPointer(path: readonly (string | number)[]): JsonPointer {
  return path.reduce<JsonPointer>(childPointer, '');
}

/**
 * The pointer to a member or an item of what another pointer points at.
 *
 * @public
 */
export function childPointer(
  parent: JsonPointer,
  key: string | number,
): JsonPointer {
  return typeof key === 'number' || !/[~/]/.test(key)
    ? `${parent}/${key}`
    : `${parent}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/**
 * Reads a JSON pointer back into its keys; indexes stay strings.
 *
 * @public
 */
export function fromPointer(pointer: JsonPointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}
