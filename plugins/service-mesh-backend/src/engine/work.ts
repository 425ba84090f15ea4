import { answer, preview, previewJson } from './answer';
import { bundle } from './bundle';
import { Engine } from './Engine';
import { result } from './result';

const work = { answer, bundle, preview, previewJson, result };

/**
 * What an engine makes of what was discovered, by name. Plain data goes in and comes out, so that a thread can do it.
 *
 * @internal
 */
export type Work = typeof work;

/**
 * What a kind of work needs.
 *
 * @internal
 */
export type WorkOptions<N extends keyof Work> = Parameters<Work[N]>[1];

/**
 * Does one kind of work.
 *
 * @throws what the work throws.
 * @internal
 */
export function compute<N extends keyof Work>(
  engine: Engine,
  name: N,
  options: WorkOptions<N>,
): ReturnType<Work[N]> {
  const run = work[name] as (
    engine: Engine,
    options: WorkOptions<N>,
  ) => ReturnType<Work[N]>;
  return run(engine, options);
}
