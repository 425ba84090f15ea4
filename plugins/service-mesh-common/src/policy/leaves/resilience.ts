import { z } from 'zod/v4';
import { durationSchema, percentSchema, retryConditionSchema } from '../values';
import { leaf, operationLeaf } from './leaf';

/**
 * Settings of resilience: what happens when requests fail or take long.
 *
 * @internal
 */
export const resilienceLeaves = {
  'resilience.timeout': operationLeaf(
    z.union([durationSchema, z.literal('none')]),
    'Time for a request with all its retries; `none` for no limit.',
  ),
  'resilience.retries.attempts': operationLeaf(
    z.int().min(0).max(10),
    'Number of retries after the first try; 0 for none.',
  ),
  'resilience.retries.perTryTimeout': operationLeaf(
    durationSchema,
    'Time for one try.',
  ),
  'resilience.retries.on': operationLeaf(
    z.array(retryConditionSchema).min(1),
    'Conditions on which a request is sent again.',
  ),
  'resilience.retries.budget': operationLeaf(
    percentSchema,
    'Most retries at a time, in percent of the active requests.',
  ),
  'resilience.undescribed': leaf(
    z.enum(['careful', 'alike']),
    'Whether requests that no operation describes get no timeout and the safest retries (`careful`), or the timeout and retries of the service (`alike`).',
  ),
  'resilience.circuitBreaker.consecutiveErrors': leaf(
    z.int().min(1),
    'Server errors in a row after which a Pod is left out.',
  ),
  'resilience.circuitBreaker.interval': leaf(
    durationSchema,
    'Time between two looks at the Pods.',
  ),
  'resilience.circuitBreaker.ejection': leaf(
    durationSchema,
    'Least time that a Pod is left out.',
  ),
  'resilience.circuitBreaker.maxConnections': leaf(
    z.int().min(1),
    'Most TCP connections to the service; no limit unless set.',
  ),
  'resilience.circuitBreaker.maxPendingRequests': leaf(
    z.int().min(1),
    'Most requests waiting for a connection; no limit unless set.',
  ),
  'resilience.rateLimit.requestsPerSecond': operationLeaf(
    z.int().min(1),
    'Requests admitted per second.',
  ),
} as const;
