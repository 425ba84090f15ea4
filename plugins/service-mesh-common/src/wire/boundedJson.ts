import { z } from 'zod/v4';

/** Deepest nesting of a value that a caller brings along. */
const MAX_DEPTH = 50;

function isTooDeep(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') {
    return false;
  }
  return (
    levels === 0 ||
    Object.values(value).some(member => isTooDeep(member, levels - 1))
  );
}

/**
 * Any JSON that is not nested so deeply that looking at it exhausts the stack.
 *
 * @internal
 */
export const boundedJsonSchema = z
  .unknown()
  .refine(value => !isTooDeep(value, MAX_DEPTH), {
    message: `must not be nested more than ${MAX_DEPTH} levels deep`,
  })
  .pipe(z.json());
