import { monitorEventLoopDelay } from 'node:perf_hooks';
import { judge } from './measure.mjs';

/** How often the event loop is looked at, in milliseconds. */
const EVERY = 5;

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Watches how late this thread's event loop is, in milliseconds: by the clock, and by the time that the thread was on a core in
 * between. On an idle machine both are the same; the second leaves out the time for which other processes had the core.
 *
 * @returns a function that ends it and tells both, as `{ p99, max }`
 */
export function watchLateness() {
  const delay = monitorEventLoopDelay({ resolution: EVERY });
  const onCore = [];
  let before = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(before);
    onCore.push((user + system) / 1000);
    before = process.threadCpuUsage();
  };
  const timer = setInterval(look, EVERY);
  delay.enable();
  return () => {
    delay.disable();
    clearInterval(timer);
    look();
    onCore.sort((a, b) => a - b);
    const late = nanoseconds => nanoseconds / 1e6 - EVERY;
    return {
      clock: { p99: late(delay.percentile(99)), max: late(delay.max) },
      onCore: { p99: at(onCore, 0.99), max: at(onCore, 1) },
    };
  };
}

/** How late an event loop may be, in milliseconds. */
const bounds = { p99: 50, max: 250 };

const ms = number => `${number.toFixed(0)} ms`;

/**
 * Holds what a watch has told against the bounds, by the time on a core.
 *
 * @returns whether each is kept
 */
export function judgeLateness({ clock, onCore }) {
  return [
    judge(
      `event loop held up for ${ms(onCore.p99)} in 99 of 100 cases, ${ms(
        clock.p99,
      )} by the clock`,
      onCore.p99 <= bounds.p99,
      `at most ${ms(bounds.p99)}`,
    ),
    judge(
      `event loop held up for ${ms(onCore.max)} at most, ${ms(
        clock.max,
      )} by the clock`,
      onCore.max <= bounds.max,
      `at most ${ms(bounds.max)}`,
    ),
  ];
}
