import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { manyRetries } from './manyRetries';
import { noRetryBudget } from './noRetryBudget';
import { noTimeout } from './noTimeout';
import { retriesWithoutTimeout } from './retriesWithoutTimeout';
import { retryOnPermanentFailure } from './retryOnPermanentFailure';
import { retryUnsafe } from './retryUnsafe';
import { retryWithoutBackoff } from './retryWithoutBackoff';
import { timeoutOnStream } from './timeoutOnStream';
import { triesExceedTimeout } from './triesExceedTimeout';
import { wideRetryBudget } from './wideRetryBudget';

/**
 * Rules about timeouts, retries and circuit breakers.
 *
 * @internal
 */
export const resilienceRules: readonly Rule[] = [
  manyRetries,
  noRetryBudget,
  noTimeout,
  retriesWithoutTimeout,
  retryOnPermanentFailure,
  retryUnsafe,
  retryWithoutBackoff,
  timeoutOnStream,
  triesExceedTimeout,
  wideRetryBudget,
];
