/**
 * Numbers in [0, 1) that look random and are the same in every run.
 *
 * @internal
 */
export type Random = () => number;

/**
 * The numbers of a seed (mulberry32).
 *
 * @internal
 */
export function randomNumbers(seed: number): Random {
  let state = seed;
  /* eslint-disable no-bitwise */
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /* eslint-enable no-bitwise */
}

/**
 * Some of the quantiles of a distribution, as pairs of share and value.
 *
 * @internal
 */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/**
 * Draws from a distribution that is known by some of its quantiles, log-linear between them.
 *
 * @internal
 */
export function drawFrom(quantiles: Quantiles, random: Random): number {
  const at = random();
  const upper = quantiles.findIndex(([share]) => share >= at);
  const [fromShare, from] = quantiles[Math.max(0, upper - 1)];
  const [toShare, to] = quantiles[upper];
  const part =
    toShare > fromShare ? (at - fromShare) / (toShare - fromShare) : 0;
  const log = Math.log1p(from) + part * (Math.log1p(to) - Math.log1p(from));
  return Math.round(Math.expm1(log));
}

/**
 * One of several values.
 *
 * @internal
 */
export function pick<T>(random: Random, ...values: readonly T[]): T {
  return values[Math.floor(random() * values.length)];
}
