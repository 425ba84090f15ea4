import { setTimeout as wait } from 'node:timers/promises';

const PER_SECOND = 50;
const REQUESTS = 500;

/**
 * Sends requests at a steady rate, whether earlier ones have been answered or not.
 *
 * @param request - sends the one with a number
 * @returns the milliseconds in which 95 of 100 were answered
 */
export async function requestTimes(request) {
  const start = performance.now();
  const running = [];
  for (let i = 0; i < REQUESTS; i++) {
    const due = start + (i * 1000) / PER_SECOND;
    await wait(Math.max(0, due - performance.now()));
    running.push(request(i).then(() => performance.now() - due));
  }
  const times = (await Promise.all(running)).sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)];
}
