import { goDurationMs } from '../duration';

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/**
 * A duration of Istio as policy spells it; `null` for one that policy cannot say, such as none at all or a part of a
 * millisecond.
 *
 * @internal
 */
export function policyDuration(value: unknown): string | null {
  const ms = goDurationMs(value);
  const unit = units.find(([, size]) => ms !== null && ms % size === 0);
  return ms && unit && ms / unit[1] < 1e9 ? `${ms / unit[1]}${unit[0]}` : null;
}
