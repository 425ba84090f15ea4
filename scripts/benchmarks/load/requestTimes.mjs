import { setTimeout as wait } from 'node:timers/promises';

const PER_SECOND = 50;
const SECONDS = 10;

/** Milliseconds after the last request within which all must be answered, or they have piled up. */
const PATIENCE = 1_000;

/**
 * Sends requests of several kinds side by side, 50 of each a second, whether earlier ones have been answered or not.
 *
 * @param kinds - by name, what sends the one with a number
 * @returns by name, the milliseconds in which 95 of 100 were answered, and whether the backend kept up with them
 */
export async function requestTimes(kinds) {
  const names = Object.keys(kinds);
  const times = Object.fromEntries(names.map(name => [name, []]));
  const start = performance.now();
  const running = [];
  for (let i = 0; i < PER_SECOND * SECONDS * names.length; i++) {
    const name = names[i % names.length];
    const due = start + (i * 1000) / (PER_SECOND * names.length);
    await wait(Math.max(0, due - performance.now()));
    running.push(
      kinds[name](Math.floor(i / names.length)).then(() =>
        times[name].push(performance.now() - due),
      ),
    );
  }
  await Promise.all(running);
  const keptUp = performance.now() - start <= SECONDS * 1000 + PATIENCE;
  const p95 = ([...all]) =>
    all.sort((a, b) => a - b)[Math.floor(all.length * 0.95)];
  return {
    keptUp,
    p95: Object.fromEntries(names.map(name => [name, p95(times[name])])),
  };
}
