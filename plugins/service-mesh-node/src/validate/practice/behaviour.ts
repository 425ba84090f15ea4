import {
  durationMs,
  Operation,
  Origin,
  ResolvedPolicy,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { safeConditions } from '../../resolve/defaults';

/**
 * How a call of an operation is carried out.
 *
 * @internal
 */
export interface Behaviour {
  operation: Operation;
  /** Longest time for it in milliseconds; `null` for no limit. */
  timeout: number | null;
  /** What set the timeout; `null` where only a manifest did. */
  timeoutOrigin: Origin | null;
  /**
   * How often the callee may have to process it: retries that are set on conditions which leave open whether a request was
   * processed, and without a budget, count; the built-in defaults do not.
   */
  tries: number;
}

/** Whether a request that was processed may be sent again. */
const mayRepeat = (conditions: readonly string[]) =>
  conditions.some(
    condition => !(safeConditions as readonly string[]).includes(condition),
  );

function triesOf(settings: ResolvedPolicy): number {
  const attempts = settings['resilience.retries.attempts'];
  const on = settings['resilience.retries.on'];
  const isDefault = [attempts, on].every(
    setting => !setting || setting.origin.source === 'default',
  );
  return isDefault ||
    settings['resilience.retries.budget'] !== undefined ||
    !mayRepeat(on?.value ?? [])
    ? 1
    : 1 + (attempts?.value ?? 0);
}

/**
 * How calls are carried out by policy; `null` where no timeout is resolved.
 *
 * @internal
 */
export function byPolicy(
  operation: Operation,
  settings: ResolvedPolicy = {},
): Behaviour | null {
  const timeout = settings['resilience.timeout'];
  return timeout
    ? {
        operation,
        timeout: timeout.value === 'none' ? null : durationMs(timeout.value),
        timeoutOrigin: timeout.origin,
        tries: triesOf(settings),
      }
    : null;
}

/**
 * How calls are carried out by manifests that let them through. What agrees with the policy comes from where that was set.
 *
 * @internal
 */
export function byVerdict(
  operation: Operation,
  { timeout, retries }: Verdict,
  settings: ResolvedPolicy = {},
): Behaviour {
  const planned = byPolicy(operation, settings);
  const isPlanned =
    retries?.attempts === settings['resilience.retries.attempts']?.value;
  const mayMultiply = retries !== null && mayRepeat(retries.on);
  return {
    operation,
    timeout,
    timeoutOrigin:
      planned && planned.timeout === timeout ? planned.timeoutOrigin : null,
    // Only the policy tells what is a default, and whether there is a budget.
    tries: mayMultiply
      ? (isPlanned && planned?.tries) || 1 + retries.attempts
      : 1,
  };
}
