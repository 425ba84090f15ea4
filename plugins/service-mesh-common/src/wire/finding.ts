import { z } from 'zod/v4';
import { Finding } from '../finding';
import { weight } from './weight';
import { FindingSummary } from '../findingSummary';

const position = z.object({ line: z.int(), column: z.int() });

/**
 * A range of text on the wire.
 *
 * @public
 */
export const rangeSchema = z.object({ start: position, end: position });

const origin = z.looseObject({ source: z.string() });

const resource = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().nullable(),
  name: z.string(),
});

/**
 * A finding on the wire.
 *
 * @public
 */
export const findingSchema = z.object({
  code: z.string(),
  ...weight,
  message: z.string(),
  params: z.record(z.string(), z.json()),
  entityRef: z.string().optional(),
  resource: resource.optional(),
  file: z.string().optional(),
  pointer: z.string().optional(),
  range: rangeSchema.optional(),
  origin: origin.optional(),
  related: z.array(
    z.object({
      resource,
      file: z.string().optional(),
      pointer: z.string().optional(),
      range: rangeSchema.optional(),
    }),
  ),
  equivalents: z.array(z.string()),
  undecided: z.string().optional(),
  suppressed: z
    .object({
      by: z.string(),
      reason: z.string(),
      until: z.string().nullable(),
    })
    .optional(),
  fix: z
    .object({
      title: z.string(),
      snippet: z.string(),
      replacement: z.string().optional(),
    })
    .optional(),
  confidence: z.enum(['stated', 'read', 'assumed']),
}) as unknown as z.ZodType<Finding>;

/**
 * Numbers of findings on the wire.
 *
 * @public
 */
export const findingSummarySchema: z.ZodType<FindingSummary> = z.object({
  error: z.int(),
  warning: z.int(),
  info: z.int(),
  undecided: z.int(),
  suppressed: z.int(),
});
