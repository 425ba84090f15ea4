import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';

/**
 * Reads a part of a request.
 *
 * @param what - the part, for people
 * @throws InputError that names each faulty member.
 * @internal
 */
export function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  what: string,
): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      `${what} is not valid: ${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}
