/** Milliseconds in each unit of a Go duration. */
const unitMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * The length in milliseconds of a duration as Istio reads it: `1h`, `1m30s`, `0.5s`; `null` for anything else.
 *
 * @internal
 */
export function goDurationMs(value: unknown): number | null {
  const part = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g;
  if (typeof value !== 'string' || !value || value.replace(part, '') !== '') {
    return null;
  }
  return [...value.matchAll(part)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * unitMs[unit],
    0,
  );
}
