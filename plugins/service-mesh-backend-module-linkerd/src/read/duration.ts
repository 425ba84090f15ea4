const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * The length in milliseconds of a duration as Linkerd 2.18 reads annotations: one whole number and one unit, or `0`.
 * `null` where it is none.
 *
 * @internal
 */
export function linkerdDurationMs(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '0') {
    return 0;
  }
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(trimmed);
  return match
    ? Number(match[1]) * unitMs[match[2] as keyof typeof unitMs]
    : null;
}
