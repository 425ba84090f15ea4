/** Random numbers in [0, 1) that are the same in every run (mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from a distribution that is known by some of its quantiles, log-linear between them. */
export function drawFrom(quantiles, random) {
  const at = random();
  const upper = quantiles.findIndex(([share]) => share >= at);
  const [fromShare, from] = quantiles[Math.max(0, upper - 1)];
  const [toShare, to] = quantiles[upper];
  const part =
    toShare > fromShare ? (at - fromShare) / (toShare - fromShare) : 0;
  const log = Math.log1p(from) + part * (Math.log1p(to) - Math.log1p(from));
  return Math.round(Math.expm1(log));
}
