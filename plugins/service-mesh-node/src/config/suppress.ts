import { z } from 'zod/v4';

/**
 * Accepts the findings of one rule, for a reason and for some time.
 *
 * @internal
 */
export const suppressEntrySchema = z.strictObject({
  /** Our code, or that of another tool with the same meaning. */
  code: z.string().min(1),
  reason: z.string().trim().min(1),
  /** Last day on which it holds. */
  until: z.iso.date().optional(),
});

/**
 * An entry of a list of accepted findings.
 *
 * @internal
 */
export type SuppressEntry = z.infer<typeof suppressEntrySchema>;
