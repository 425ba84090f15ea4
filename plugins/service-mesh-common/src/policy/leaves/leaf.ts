import { z } from 'zod/v4';

/**
 * One setting of the policy: its values, what it means, and whether one API or operation may set it.
 *
 * @public
 */
export interface Leaf<S extends z.ZodType> {
  schema: S;
  description: string;
  perOperation: boolean;
}

/**
 * A setting that holds for a whole service.
 *
 * @internal
 */
export const leaf = <S extends z.ZodType>(
  schema: S,
  description: string,
): Leaf<S> => ({
  schema,
  description,
  perOperation: false,
});

/**
 * A setting that one API or operation may set too.
 *
 * @internal
 */
export const operationLeaf = <S extends z.ZodType>(
  schema: S,
  description: string,
): Leaf<S> => ({ ...leaf(schema, description), perOperation: true });
