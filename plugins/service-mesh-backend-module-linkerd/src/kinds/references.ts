import { z } from 'zod/v4';

const groupSchema = z.string().max(253);
const kindSchema = z.string().min(1).max(63);
const nameSchema = z.string().min(1).max(253);

/**
 * An object in the same namespace; without a group it is of the core group.
 *
 * @internal
 */
export const localTargetRefSchema = z.strictObject({
  group: groupSchema.optional(),
  kind: kindSchema,
  name: nameSchema,
});

/**
 * An object in any namespace.
 *
 * @internal
 */
export const namespacedTargetRefSchema = localTargetRefSchema.extend({
  namespace: z.string().max(253).optional(),
});
