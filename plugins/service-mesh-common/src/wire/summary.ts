import { z } from 'zod/v4';
import { FindingSummary } from '../findingSummary';
import { Mesh } from '../mesh';
import { findingSummarySchema } from './finding';

/**
 * How many of a service's operations have something.
 *
 * @public
 */
export interface Coverage {
  covered: number;
  total: number;
}

/**
 * What a service's policies do about requests that nobody admitted: refuse them, report them, or nothing.
 *
 * @public
 */
export type Authorization = 'enforced' | 'audited' | 'none';

/**
 * One service in a line: what the fleet page shows of it.
 *
 * @public
 */
export interface ServiceSummary {
  entityRef: string;
  name: string;
  /** Refs of entities. */
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  /** The data plane it is in, or `none`. */
  mesh: Mesh;
  environment: string;
  stage: 'audit' | 'enforce';
  /** How many facts must be stated before it can be enforced. */
  missing: number;
  /** Whether its policy could be enforced as it is: nothing is missing, its callers are known, and no finding is an error. */
  ready: boolean;
  /** `none` outside every mesh. */
  mtls: 'strict' | 'permissive' | 'none';
  authorization: Authorization;
  /** Operations with a timeout. */
  timeouts: Coverage;
  /** Operations with retries. */
  retries: Coverage;
  findings: FindingSummary;
  losses: number;
  /** When its configuration last became another, as ISO 8601. */
  changedAt: string;
}

const coverage = z.object({ covered: z.int(), total: z.int() });

/**
 * Schema of {@link ServiceSummary}.
 *
 * @public
 */
export const serviceSummarySchema: z.ZodType<ServiceSummary> = z.object({
  entityRef: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
  system: z.string().nullable(),
  lifecycle: z.string().nullable(),
  mesh: z.string(),
  environment: z.string(),
  stage: z.enum(['audit', 'enforce']),
  missing: z.int(),
  ready: z.boolean(),
  mtls: z.enum(['strict', 'permissive', 'none']),
  authorization: z.enum(['enforced', 'audited', 'none']),
  timeouts: coverage,
  retries: coverage,
  findings: findingSummarySchema,
  losses: z.int(),
  changedAt: z.string(),
});
