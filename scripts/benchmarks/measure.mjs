/** How many runs a measurement takes the median of. */
export const RUNS = 5;

export function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export const median = numbers =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

export const medianOf = work =>
  median(Array.from({ length: RUNS }, () => milliseconds(work)));

/** Says whether a value keeps its bound. */
export function judge(text, isKept, bound) {
  console.log(`${isKept ? 'ok  ' : 'MISS'} ${text} (${bound})`);
  return isKept;
}
