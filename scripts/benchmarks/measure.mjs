/** How many runs a measurement takes the median of. */
export const RUNS = 5;

export function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Time on a core, whatever else the machine does meanwhile. */
export function cpuMilliseconds(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export const median = numbers =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

export const medianOf = (work, measure = milliseconds) =>
  median(Array.from({ length: RUNS }, () => measure(work)));

/** Says whether a value keeps its bound. */
export function judge(text, isKept, bound) {
  console.log(`${isKept ? 'ok  ' : 'MISS'} ${text} (${bound})`);
  return isKept;
}
