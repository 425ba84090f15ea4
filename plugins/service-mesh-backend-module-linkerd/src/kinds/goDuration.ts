const unitNs: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const unit = '(?:ns|us|µs|μs|ms|s|m|h)';
const whole = new RegExp(`^([-+]?)(0|(?:(?:\\d+\\.?\\d*|\\.\\d+)${unit})+)$`);
const part = new RegExp(`(\\d+\\.?\\d*|\\.\\d+)(${unit})`, 'g');

/**
 * The length in nanoseconds of a duration as Go's `time.ParseDuration` reads it, such as `1m30s` or `1.5h`; `null` where
 * it is none.
 *
 * @internal
 */
export function goDurationNs(text: string): number | null {
  const [, sign, parts] = whole.exec(text) ?? [];
  if (parts === undefined) {
    return null;
  }
  const length = [...parts.matchAll(part)].reduce(
    (sum, [, count, name]) => sum + Number(count) * unitNs[name],
    0,
  );
  return sign === '-' ? -length : length;
}
