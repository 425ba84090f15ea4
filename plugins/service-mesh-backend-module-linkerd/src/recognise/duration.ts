import { goDurationNs } from '../kinds';

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/**
 * A length of time as policy spells it; `null` for one that policy cannot say, such as none at all or a part of a millisecond.
 *
 * @param ms - in milliseconds
 * @internal
 */
export function policyDuration(ms: number | null): string | null {
  const unit = units.find(([, size]) => ms !== null && ms % size === 0);
  return ms && unit && ms / unit[1] < 1e9 ? `${ms / unit[1]}${unit[0]}` : null;
}

/**
 * A duration of the Gateway API, such as `1m30s`, in milliseconds; `null` where it is none.
 *
 * @internal
 */
export function gatewayDurationMs(text: string): number | null {
  const ns = goDurationNs(text);
  return ns === null ? null : ns / 1e6;
}
