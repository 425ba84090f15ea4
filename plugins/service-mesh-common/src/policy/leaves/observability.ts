import { z } from 'zod/v4';
import { durationSchema, percentSchema } from '../values';
import { leaf } from './leaf';

const names = z.record(z.string().min(1), z.string().min(1));

/**
 * Settings of observability: what is measured, traced and logged.
 *
 * @internal
 */
export const observabilityLeaves = {
  'observability.tracing.sampling': leaf(
    percentSchema,
    'Share of requests that are traced, in percent.',
  ),
  'observability.tracing.tags': leaf(
    names,
    'Literal tags added to every span.',
  ),
  'observability.accessLog': leaf(
    z.enum(['off', 'errors', 'all']),
    'Which requests are written to the access log.',
  ),
  'observability.metrics.tags': leaf(
    names,
    'Tags added to request metrics, as expressions of the mesh.',
  ),
  'observability.slo.availability': leaf(
    percentSchema,
    'Objective: share of requests answered without a server error over 30 days, in percent.',
  ),
  'observability.slo.latency': leaf(
    durationSchema,
    'Objective: time within which 99 % of the requests are answered.',
  ),
} as const;
