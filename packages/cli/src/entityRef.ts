import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Reads the option `--entity`: the ref of a component, whose kind and namespace may be left out.
 *
 * @throws InputError for a text that is no entity ref.
 * @internal
 */
export function readEntityRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'component' }),
    );
  } catch (error) {
    throw new InputError(`--entity '${text}' is not an entity ref: ${error}`);
  }
}
