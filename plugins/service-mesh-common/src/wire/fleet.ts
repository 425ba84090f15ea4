import { z } from 'zod/v4';
import { FindingSummary } from '../findingSummary';
import { findingSummarySchema } from './finding';
import { Coverage, ServiceSummary, serviceSummarySchema } from './summary';

const name = z.string().min(1).max(500);

/**
 * Orders of the fleet. `findings` compares errors, then warnings; `ready` those that are before those that are not.
 *
 * @public
 */
export const fleetOrders = [
  'name',
  'owner',
  'system',
  'lifecycle',
  'mesh',
  'stage',
  'ready',
  'findings',
  'changedAt',
] as const;

/**
 * Query of `GET /services`.
 *
 * @public
 */
export const fleetQuerySchema = z.strictObject({
  /** Refs of entities, and values that the summaries have. */
  owner: name.optional(),
  system: name.optional(),
  lifecycle: name.optional(),
  mesh: name.optional(),
  stage: z.enum(['audit', 'enforce']).optional(),
  ready: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  /** Code of a finding that stands, or a severity: services that have one of it. */
  finding: name.optional(),
  /** Part of the name. */
  text: name.optional(),
  environment: name.optional(),
  orderBy: z.enum(fleetOrders).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** `nextCursor` of the page before, with the same filters and order. */
  cursor: z.string().max(2_000).optional(),
});

/**
 * Query of {@link fleetQuerySchema} with its defaults.
 *
 * @public
 */
export type FleetQuery = z.output<typeof fleetQuerySchema>;

/**
 * What {@link ServiceMeshApi.listServices} takes.
 *
 * @public
 */
export type FleetFilter = Partial<FleetQuery>;

/**
 * What the services of all pages come to.
 *
 * @public
 */
export interface FleetTotals {
  services: number;
  /** Services by data plane. */
  meshes: Record<string, number>;
  enforced: number;
  /** Services at `audit` that could be enforced as they are. */
  ready: number;
  strictMtls: number;
  /** Services whose callers are restricted, enforced or audited. */
  authorized: number;
  timeouts: Coverage;
  retries: Coverage;
  /** Findings of all. */
  findings: FindingSummary;
  /** Services with at least one error, and with at least one warning. */
  withErrors: number;
  withWarnings: number;
}

/**
 * One page of the fleet: only services that the caller may see, in the totals too.
 *
 * @public
 */
export interface FleetPage {
  items: ServiceSummary[];
  totals: FleetTotals;
  /** Names of the environments that there are, the default one first. */
  environments: string[];
  /** `null` on the last page. */
  nextCursor: string | null;
  /** When the last complete look at the catalog ended, as ISO 8601; `null` before the first. */
  sweptAt: string | null;
}

const coverage = z.object({ covered: z.int(), total: z.int() });

/**
 * Schema of {@link FleetPage}.
 *
 * @public
 */
export const fleetPageSchema: z.ZodType<FleetPage> = z.object({
  items: z.array(serviceSummarySchema),
  totals: z.object({
    services: z.int(),
    meshes: z.record(z.string(), z.int()),
    enforced: z.int(),
    ready: z.int(),
    strictMtls: z.int(),
    authorized: z.int(),
    timeouts: coverage,
    retries: coverage,
    findings: findingSummarySchema,
    withErrors: z.int(),
    withWarnings: z.int(),
  }),
  environments: z.array(z.string()),
  nextCursor: z.string().nullable(),
  sweptAt: z.string().nullable(),
});
