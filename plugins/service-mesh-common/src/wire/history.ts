import { z } from 'zod/v4';
import { FindingSummary } from '../findingSummary';
import { Mesh } from '../mesh';
import { findingSummarySchema } from './finding';

/**
 * One time that the configuration of a service became another.
 *
 * @public
 */
export interface ServiceChange {
  /** As ISO 8601. */
  at: string;
  mesh: Mesh;
  environment: string;
  /** Files by what became of them. */
  added: string[];
  changed: string[];
  removed: string[];
  /** Findings from then on. */
  findings: FindingSummary;
  /** Refs of the entities that had changed, as far as the reader may see them; none where the tool or its settings had. */
  because: string[];
}

/**
 * The answer of `GET /services/:kind/:namespace/:name/history`, the latest change first.
 *
 * @public
 */
export interface ServiceHistory {
  changes: ServiceChange[];
}

/**
 * Schema of {@link ServiceHistory}.
 *
 * @public
 */
export const serviceHistorySchema: z.ZodType<ServiceHistory> = z.object({
  changes: z.array(
    z.object({
      at: z.string(),
      mesh: z.string(),
      environment: z.string(),
      added: z.array(z.string()),
      changed: z.array(z.string()),
      removed: z.array(z.string()),
      findings: findingSummarySchema,
      because: z.array(z.string()),
    }),
  ),
});
