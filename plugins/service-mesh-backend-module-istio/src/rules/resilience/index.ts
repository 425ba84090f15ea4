import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { retryUnsafe } from './retryUnsafe';
import { triesExceedTimeout } from './triesExceedTimeout';

/**
 * Rules about timeouts, retries and circuit breakers.
 *
 * @internal
 */
export const resilienceRules: readonly Rule[] = [
  retryUnsafe,
  triesExceedTimeout,
];
