/** Linkerd counts milliseconds in 64 bits. */
const MAX_MS = 2 ** 64;

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * The length in milliseconds of a duration as Linkerd 2.18 reads annotations: one whole number and one unit, or `0`.
 * `null` where it is none.
 *
 * @internal
 */
export function linkerdDurationMs(text: string): number | null {
  const trimmed = text.trim();
  if (/^0+$/.test(trimmed)) {
    return 0;
  }
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(trimmed) ?? [];
  if (count === undefined) {
    return null;
  }
  const ms = Number(count) * unitMs[unit as keyof typeof unitMs];
  return ms < MAX_MS ? ms : null;
}
