import {
  fromPointer,
  Json,
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { didYouMean } from '../didYouMean';

const isCollection = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object';

/** Most names that a message lists. */
const MAX_NAMES = 20;

function missing(at: string[], key: string, parent: unknown): InputError {
  const names = isCollection(parent) ? Object.keys(parent) : [];
  // An index is not misspelt.
  const near = Array.isArray(parent) ? null : didYouMean(key, names);
  const hint = near
    ? `did you mean '${toPointer([...at, near])}'?`
    : `there are: ${names.slice(0, MAX_NAMES).join(', ') || 'none'}`;
  return new InputError(
    `Nothing stands at '${toPointer([...at, key])}'; ${hint}`,
  );
}

/**
 * The value at a pointer.
 *
 * @throws InputError that names what stands nearby.
 * @internal
 */
export function valueAt(root: object, pointer: JsonPointer): Json {
  if (pointer !== '' && !pointer.startsWith('/')) {
    throw new InputError(
      `'${pointer}' is no JSON pointer, such as /spec/http/0/timeout`,
    );
  }
  const keys = fromPointer(pointer);
  return keys.reduce<unknown>((value, key, index) => {
    if (!isCollection(value) || !Object.hasOwn(value, key)) {
      throw missing(keys.slice(0, index), key, value);
    }
    return value[key];
  }, root) as Json;
}
