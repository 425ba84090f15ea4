import { z } from 'zod/v4';
import { Finding } from '../finding';
import { FindingSummary } from '../findingSummary';
import { findingSchema, findingSummarySchema } from './finding';

/** Most text that one request may bring, in characters. */
const MAX_TEXT = 2_000_000;

/**
 * Body of `POST /validate`.
 *
 * @public
 */
export const validateRequestSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(500),
        content: z.string().max(MAX_TEXT),
      }),
    )
    .min(1)
    .max(500),
  /** Restricts the rules to one data plane and those of no mesh. */
  mesh: z.string().max(63).optional(),
  /** Releases to check for, by provider, for example `{ "istio": "1.29" }`. */
  versions: z.record(z.string().max(63), z.string().max(63)).optional(),
  /** Whether the files hold all objects there are, so that what they lack does not exist. */
  closedWorld: z.boolean().optional(),
  /** The component that the files are about, for the rules that hold them against the catalog. */
  entityRef: z.string().min(1).max(500).optional(),
  /** Environment that the files are for; without it, the default one. */
  environment: z.string().max(63).optional(),
});

/**
 * Body of {@link validateRequestSchema}.
 *
 * @public
 */
export type ValidateRequest = z.infer<typeof validateRequestSchema>;

/**
 * The answer of `POST /validate`.
 *
 * @public
 */
export interface ValidateResponse {
  findings: Finding[];
  summary: FindingSummary;
}

/**
 * Schema of {@link ValidateResponse}.
 *
 * @public
 */
export const validateResponseSchema = z.object({
  findings: z.array(findingSchema),
  summary: findingSummarySchema,
}) as unknown as z.ZodType<ValidateResponse>;
