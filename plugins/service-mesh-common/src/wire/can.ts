import { z } from 'zod/v4';
import { Request, Verdict } from '../verdict';
import { boundedJsonSchema } from './boundedJson';
import { configQuerySchema } from './config';

const text = z.string().max(2_000);

/**
 * Body of `POST /services/:kind/:namespace/:name/can`: a request to the service, to be judged by the manifests made for it.
 *
 * @public
 */
export const canRequestSchema = configQuerySchema.extend({
  /** The ref of a component, or a service account as `namespace/name`; `null` for a caller in plaintext. */
  caller: text.nullable(),
  method: z.string().regex(/^[A-Za-z]{1,32}$/, 'is no HTTP method'),
  /** May have a query. */
  path: text.regex(/^\//, 'must begin with /'),
  headers: z.record(z.string().min(1).max(200), text).default({}),
  /** Claims of the verified end-user token; `null` for none. */
  claims: z
    .record(z.string().min(1).max(200), boundedJsonSchema)
    .nullable()
    .default(null),
  /** Port of the Service; without it, its first one. */
  port: z.int().min(1).max(65_535).optional(),
});

/**
 * Body of {@link canRequestSchema}.
 *
 * @public
 */
export type CanRequest = z.input<typeof canRequestSchema>;

/**
 * The answer of {@link canRequestSchema}.
 *
 * @public
 */
export interface CanResponse {
  /** The request as it was judged. */
  request: Request;
  verdict: Verdict;
  /** Why the verdict is `unknown`, in sentences; empty for any other. */
  unknowns: string[];
}

/**
 * Schema of {@link CanResponse}.
 *
 * @public
 */
export const canResponseSchema = z.object({
  request: z.looseObject({ method: z.string(), path: z.string() }),
  verdict: z.object({
    decision: z.enum(['allow', 'deny', 'audit-deny', 'unknown']),
    by: z.looseObject({ kind: z.string(), name: z.string() }).nullable(),
    route: z.string().nullable(),
    timeout: z.number().nullable(),
    retries: z
      .object({ attempts: z.number(), on: z.array(z.string()) })
      .nullable(),
  }),
  unknowns: z.array(z.string()),
}) as unknown as z.ZodType<CanResponse>;
